/** A package of which more is used than its makers offer, and so can change with any release of theirs. */
export interface ReachedInto {
  readonly name: string
  /** The file that does it, and words in it by which that can be seen. */
  readonly file: string
  readonly words: string
  readonly why: string
}

/** All of them; `package.json` names an exact version of each, and a new one is looked at before it is taken. */
export const reachedInto: readonly ReachedInto[] = [
  {
    name: 'pg',
    file: 'subgraphs/kit/database/wire.ts',
    words: 'readonly connection: Wired',
    why: 'what callers read is written in the messages of its connection, which its client keeps for itself',
  },
  {
    name: 'pg',
    file: 'subgraphs/kit/database/read-transaction.ts',
    words: 'readonly utils: { prepareValue',
    why: 'values are written as it writes them, by a function that its types leave out',
  },
  {
    name: '@apollo/federation-internals',
    file: 'schema/composition/compose.ts',
    words: "import('@apollo/federation-internals')",
    why: 'its makers call it internal; composition and planning read a supergraph with it',
  },
  {
    name: '@apollo/composition',
    file: 'schema/composition/compose.ts',
    words: "import('@apollo/composition')",
    why: 'it shares federation-internals: two versions of that in one process do not know each other',
  },
  {
    name: '@apollo/subgraph',
    file: 'subgraphs/kit/federated/federated-schema.test.ts',
    words: "from '@apollo/subgraph'",
    why: 'as composition; our own schemas of subgraphs are held against those that it makes',
  },
  {
    name: '@apollo/query-planner',
    file: 'gateway/planner/apollo/plan.ts',
    words: "from '@apollo/query-planner'",
    why: 'the engine executes its plans, whose form is written down nowhere',
  },
  {
    name: '@graphql-hive/router-query-planner',
    file: 'gateway/planner/hive/plan.ts',
    words: "from '@graphql-hive/router-query-planner'",
    why: 'it is native code in our process, whose plans are mended where this version errs',
  },
  {
    name: '@apollo/gateway',
    file: 'gateway/reference/handover.ts',
    words: 'As `@apollo/gateway` 2.14 makes its keys',
    why: 'its plan cache is handed plans under keys that are made as it makes them',
  },
  {
    name: 'graphql',
    file: 'test/engine/conforms.ts',
    words: "from 'graphql/execution/collectFields.js'",
    why: 'the truth about which fields an answer has comes from its own executor',
  },
  {
    name: 'graphiql',
    file: 'gateway/playground/assets.ts',
    words: "from: 'graphiql', file: 'graphiql.min.js'",
    why: 'the playground serves its build for browsers, which its `exports` leave out',
  },
  {
    name: 'react',
    file: 'gateway/playground/assets.ts',
    words: "from: 'react', file: 'umd/",
    why: 'as graphiql; the next major version has no such build',
  },
  {
    name: 'react-dom',
    file: 'gateway/playground/assets.ts',
    words: "from: 'react-dom', file: 'umd/",
    why: 'as graphiql; the next major version has no such build',
  },
  {
    name: 'docx',
    file: 'voortgangsrapportage/formaten/docx/inhoudsopgave.ts',
    words: 'extends XmlComponent',
    why: 'the table of contents is built from the pieces of XML that its own parts are made of',
  },
]
