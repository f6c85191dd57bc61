import { aliases, asking, type Held } from '../attack.ts'

const head = (headers: string) =>
  `POST /v1/graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${headers}`

/** A request whose answer is as large as may be. */
function large(headers: string, count: number): string {
  const { body = '' } = asking(
    `{ riecs { gemeenten(first: 100) { edges { node { ${aliases(count, 'naam')} } } } } }`,
  )
  return `${head(headers)}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

const slowly = { point: '80', connections: 500, seconds: 12 }

/** Connections that are held for as long as the hub lets them. */
export const connections: readonly Held[] = [
  { name: 'connections that say nothing', beginning: () => '', drop: '', ...slowly },
  { name: 'headers a byte at a time', beginning: (own) => `${head(own)}x-a: `, drop: 'a', ...slowly },
  {
    name: 'bodies a byte at a time',
    beginning: (own) => `${head(own)}content-length: 90000\r\n\r\n{`,
    drop: ' ',
    ...slowly,
  },
  {
    name: 'bodies in pieces of a byte',
    beginning: (own) => `${head(own)}transfer-encoding: chunked\r\n\r\n`,
    drop: '1\r\n \r\n',
    ...slowly,
  },
  {
    name: 'large answers that are not taken',
    beginning: (own) => large(own, 29),
    drop: '',
    takes: 0,
    ...slowly,
  },
  {
    name: 'questions one behind the other on a connection, whose answers are not taken',
    beginning: (own) => large(own, 29).repeat(50),
    drop: '',
    takes: 0,
    ...slowly,
    connections: 100,
  },
  {
    name: 'large answers that are taken a kilobyte at a time',
    beginning: (own) => large(own, 150),
    drop: '',
    takes: 1_024,
    ...slowly,
  },
]
