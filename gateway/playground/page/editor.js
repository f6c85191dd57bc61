const { React, ReactDOM, GraphiQL } = globalThis
const { createElement } = React

const emptyTab = '# Schrijf hier je vraag. Ctrl-spatie geeft suggesties, Ctrl-Enter voert uit.\n\n'

/** GraphiQL in `element`, with what the bar above it needs to steer it. */
export function createEditor(element, introspectie, firstQuery) {
  const root = ReactDOM.createRoot(element)
  let tabs = null
  let shown = 0

  // The tabs can only be reached from a component inside GraphiQL; its toolbar is the place for one.
  function HoldTabs() {
    tabs = GraphiQL.React.useEditorContext({ nonNull: true })
    return null
  }

  function show(fetcher) {
    shown += 1
    root.render(
      createElement(
        GraphiQL,
        {
          // A new key: the answers and the schema of one afnemer must not stay on screen under another's name.
          key: shown,
          fetcher,
          schema: introspectie ? undefined : null,
          // Queries can hold what a person typed about persons: they end with the browser tab.
          storage: sessionStorage,
          shouldPersistHeaders: false,
          forcedTheme: 'system',
          defaultTabs: [{ query: firstQuery }],
          defaultQuery: emptyTab,
          toolbar: { additionalComponent: HoldTabs },
        },
        // The bar names what this is; without a child of its own the logo would link to another host.
        createElement(GraphiQL.Logo, null, createElement('span')),
      ),
    )
  }

  /** Opens a query in a tab of its own, or goes to the tab that already has it. */
  function open(query) {
    if (tabs === null) return
    const existing = tabs.tabs.findIndex((tab) => tab.query === query)
    if (existing >= 0) {
      tabs.changeTab(existing)
    } else {
      ReactDOM.flushSync(() => tabs.addTab())
      tabs.queryEditor.setValue(query)
    }
    tabs.queryEditor.focus()
  }

  return { show, open }
}
