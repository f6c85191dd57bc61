import { writeFileSync } from 'node:fs'
import { type QueryName, queryNames } from '../domain/queries.ts'
import { contenders } from '../gateways/contenders.ts'
import { type Bar, barChart, figure } from './bar-chart.ts'
import {
  type Circumstances,
  type Comparison,
  type Result,
  readResults,
  resultsFolder,
  type Soak,
} from './results.ts'
import { ratio, type Spread, summarise } from './summary.ts'
import { isMet, soakVerdicts, type Verdict, verdictsOf } from './verdicts.ts'

const described: Readonly<Record<QueryName, string>> = {
  small: 'one gemeente, three fields, one source',
  typical: 'one gemeente over five sources, about 6 kB',
  heavy: 'fifty gemeenten over five sources, about 330 kB',
}

/** Writes `RESULTS.md` and the charts anew, from all results that are kept. */
export function writeReport(): void {
  const parts = [...readResults()].map(([name, result]) => sectionOf(name, result))
  const text = `# Results of \`npm run bench\`

Written by \`npm run bench\`; what is measured and how, and what is not fair about it, stands in [README.md](README.md).
The figure to judge by is CPU time a request: requests a second and waiting times move with whatever else the machine
does. Ratios are medians of the ratios round by round. The raw samples are in [results/](results/).

${parts.join('\n')}`
  writeFileSync(new URL('../RESULTS.md', import.meta.url), text)
}

function sectionOf(name: string, result: Result): string {
  return result.kind === 'soak' ? soakSection(result) : comparisonSection(name, result)
}

function comparisonSection(name: string, result: Comparison): string {
  const { samples, rounds, seconds, connections } = result
  const asked = queryNames.filter((query) => samples.some((sample) => sample.query === query))
  for (const query of asked) {
    writeFileSync(new URL(`${name}-${query}.svg`, resultsFolder), chartOf(result, query))
  }
  return `## Node ${result.node}, ${result.date}

${circumstancesTable(result)}

${connections} connections, ${rounds} rounds of ${seconds} s after warming up; median (least–most) over the rounds.

${verdictTable(verdictsOf(result))}

${asked.map((query) => `### ${query}: ${described[query]}\n\n![${altOf(result, query)}](results/${name}-${query}.svg)\n\n${figuresTable(result, query)}`).join('\n\n')}
`
}

function soakSection(result: Soak): string {
  const rows = result.minutes.map(({ minute, requests, median, most }) => [
    String(minute),
    String(requests),
    median.toFixed(0),
    most.toFixed(0),
  ])
  return `## Under load for ${result.minutes.length} minutes, Node ${result.node}, ${result.date}

${circumstancesTable(result)}

${verdictTable(soakVerdicts(result))}

${table(['minute', 'requests', 'resident, median (MB)', 'at most (MB)'], rows)}
`
}

function circumstancesTable({ command, node, cpu, cores, busy, commit, versions }: Circumstances): string {
  return table(
    ['what', 'which'],
    [
      ['command', `\`${command}\``],
      ['hub', commit],
      ['Node of the gateways', node],
      ['machine', cpu],
      ['cores', cores],
      ['load average before', figure(busy)],
      [
        'peers',
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
      ],
    ],
  )
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((verdict) => [
    verdict.what,
    figure(verdict.found),
    `${verdict.orEqual ? '≤' : '<'} ${figure(verdict.wanted)}`,
    isMet(verdict) ? 'yes' : '**no**',
  ])
  return table(['figure', 'found', 'wanted', 'met'], rows)
}

function figuresTable({ samples }: Comparison, query: QueryName): string {
  const rows = contenders.flatMap(({ id, title, isEmbedded }) => {
    const found = summarise(samples, id, query)
    if (!found) return []
    const ours = ratio(samples, query, isEmbedded ? 'ours-embedded' : 'ours', id)
    return [
      [
        title,
        withSpread(found.cpu),
        ours ? `${figure(ours.median)}` : '',
        found.rps.median.toFixed(0),
        figure(found.p50.median),
        figure(found.p99.median),
        figure(found.tail.median),
        found.resident.median.toFixed(0),
      ],
    ]
  })
  return table(
    [
      'gateway',
      'CPU (ms a request)',
      'ours ÷ this',
      'requests/s',
      'p50 (ms)',
      'p99 (ms)',
      'p99 ÷ p50',
      'resident (MB)',
    ],
    rows,
  )
}

function barsOf({ samples }: Comparison, query: QueryName): Bar[] {
  return contenders.flatMap(({ id, title, kind }) => {
    const found = summarise(samples, id, query)
    if (!found) return []
    const { median: value, least, most } = found.cpu
    return [{ label: title, value, least, most, isOurs: kind === 'hub' }]
  })
}

function chartOf(result: Comparison, query: QueryName): string {
  return barChart({
    title: `CPU time a request, ${query}, Node ${result.node}`,
    unit: 'ms',
    bars: barsOf(result, query),
  })
}

function altOf(result: Comparison, query: QueryName): string {
  const words = barsOf(result, query).map(({ label, value }) => `${label} ${figure(value)} ms`)
  return `CPU time a request: ${words.join(', ')}`
}

function withSpread({ median, least, most }: Spread): string {
  return `${figure(median)} (${figure(least)}–${figure(most)})`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
