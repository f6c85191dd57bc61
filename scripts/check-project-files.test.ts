import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { subgraphs } from '../subgraphs/definitions.ts'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

const serviceSchema = z.looseObject({
  image: z.string(),
  user: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  healthcheck: z.object({ test: z.array(z.string()) }).loose(),
  networks: z.array(z.string()),
  ports: z.array(z.string()).optional(),
})
const compose = z
  .looseObject({ services: z.record(z.string(), serviceSchema) })
  .parse(parse(read('docker-compose.yml'), { merge: true }))
const { postgres, gateway, ...others } = compose.services

test('docker-compose.yml has one service for every subgraph of the register', () => {
  expect(Object.keys(others).toSorted()).toEqual(subgraphs.map(({ name }) => name).toSorted())
})

test.each(subgraphs.map(({ name, databaseSchema }) => ({ name, databaseSchema })))(
  'subgraph $name runs under its own database role, and the gateway knows where',
  ({ name, databaseSchema }) => {
    const variable = `${databaseSchema.toUpperCase()}_DB_PASSWORD`
    const service = others[name]
    expect(service?.command).toEqual(['subgraphs/main.ts', name])
    expect(service?.environment['DATABASE_URL']).toBe(
      `postgres://nwb_${databaseSchema}:\${${variable}:?}@postgres:5432/nwb`,
    )
    expect(postgres?.environment[variable]).toContain(`\${${variable}:?`)
    expect(gateway?.environment[`SUBGRAPH_${databaseSchema.toUpperCase()}_URL`]).toBe(
      `http://${name}:${service?.environment['PORT']}/graphql`,
    )
    expect(read('.env.example')).toContain(`\n${variable}=\n`)
    expect(read('docker/postgres/10-create-roles.sh')).toMatch(
      new RegExp(`^schemas=\\(.*\\b${databaseSchema}\\b.*\\)$`, 'm'),
    )
  },
)

test('only the gateway is published, on this machine alone, and it does not reach the database', () => {
  const published = Object.entries(compose.services).filter(([, { ports }]) => ports)
  expect(published.map(([name]) => name)).toEqual(['gateway'])
  expect(gateway?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)])
  expect(gateway?.networks).not.toContain('database')
})

test.each(Object.entries(compose.services))('service %s runs hardened and tells its health', (_, service) => {
  expect(service).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    init: true,
  })
  expect(service.user).not.toMatch(/^(root|0)/)
  expect(service.healthcheck.test.length).toBeGreaterThan(1)
})

test('the image has no package that may be left out', () => {
  const installs = [...read('Dockerfile').matchAll(/^RUN npm .*$/gm)].map(([line]) => line)
  expect(installs).toEqual(['RUN npm ci --omit=dev --omit=optional'])
})

test('docker-compose.yml and .env.example hold no secret', () => {
  for (const { environment } of Object.values(compose.services)) {
    for (const [name, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|KEY$/.test(name)) expect(value).toMatch(/^\$\{\w+:\?[^}]+\}$/)
      const withoutVariables = value.replaceAll(/\$\{[^}]*\}/g, '')
      expect(withoutVariables).not.toMatch(/:\/\/[^/@]*:[^/@]+@/)
    }
  }
  expect(read('.env.example')).not.toMatch(/_PASSWORD=./)
})

test('new-env.sh fills in a different password for every role, readable by its owner only, and overwrites nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nwb-env-'))
  try {
    cpSync(new URL('docker', root), join(folder, 'docker'), { recursive: true })
    cpSync(new URL('.env.example', root), join(folder, '.env.example'))
    chmodSync(join(folder, 'docker/new-env.sh'), 0o755)
    const make = () => spawnSync(join(folder, 'docker/new-env.sh'), { encoding: 'utf8' })
    expect(make().status).toBe(0)
    const made = readFileSync(join(folder, '.env'), 'utf8')
    const passwords = [...made.matchAll(/_PASSWORD=(.*)$/gm)].map(([, password]) => password)
    expect(passwords).toHaveLength(subgraphs.length + 1)
    expect(new Set(passwords).size).toBe(passwords.length)
    for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{48}$/)
    expect(statSync(join(folder, '.env')).mode & 0o077).toBe(0)
    expect(make().status).toBe(1)
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(made)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('publiccode.yml, package.json and LICENSE name the same licence and version', () => {
  const described = parse(read('publiccode.yml'))
  const { license, version } = JSON.parse(read('package.json'))
  expect(described.legal.license).toBe(license)
  expect(described.softwareVersion).toBe(version)
  expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
})

test('the descriptions in publiccode.yml have the lengths that the standard asks', () => {
  for (const text of Object.values(parse(read('publiccode.yml')).description)) {
    const { shortDescription, longDescription } = text as Record<string, string>
    expect(shortDescription?.length).toBeLessThanOrEqual(150)
    expect(longDescription?.length).toBeGreaterThanOrEqual(150)
  }
})
