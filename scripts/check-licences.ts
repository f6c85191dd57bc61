/**
 * The licences of all packages that a running hub has, those that may be left out apart. Fails where one that it needs
 * is not open source, or has a licence that nobody looked at. Part of `npm run check`.
 */
import { judgeLicences } from './licences.ts'
import { lockedPackages } from './lock-file.ts'

const { required, notOpenSource, refused } = judgeLicences(lockedPackages())

const counts = [...required].sort(([, one], [, other]) => other - one)
console.log(`Needed to run: ${counts.map(([licence, count]) => `${count} ${licence}`).join(', ')}`)
console.log('Not open source, may be left out (npm ci --omit=dev --omit=optional):')
for (const { name, version, licence } of notOpenSource) console.log(`  ${name}@${version} ${licence}`)
for (const { name, version, licence, needed } of refused) {
  console.error(
    `${name}@${version} (${needed}) has the licence ${licence ?? 'of nothing'}; wanted one in licences.ts`,
  )
}
if (refused.length > 0) process.exitCode = 1
