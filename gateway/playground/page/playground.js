import { createAfnemerChoice } from './afnemer.js'
import { createEditor } from './editor.js'
import { createFetcher } from './fetcher.js'
import { createVoorbeelden } from './voorbeelden.js'

const message = document.getElementById('melding')

function report(text) {
  message.textContent = text
}

async function start() {
  const response = await fetch('/playground/instellingen.json')
  if (!response.ok) return report(`De playground kon niet starten (status ${response.status}).`)
  const { endpoint, afnemers, introspectie, tokenRoute, voorbeelden } = await response.json()

  const editor = createEditor(document.getElementById('editor'), introspectie, voorbeelden[0]?.vraag)
  createVoorbeelden(voorbeelden, editor.open)
  createAfnemerChoice(
    { afnemers, tokenRoute },
    (credential, text) => {
      report(text)
      editor.show(createFetcher(endpoint, credential, report))
    },
    report,
  )
}

start()
