/** Whether a statement reads what is held for a second, whoever asks: it belongs to no request in particular. */
export function isHeldRead(sql: string): boolean {
  return /"levering"|bijgewerkt_van/.test(sql)
}
