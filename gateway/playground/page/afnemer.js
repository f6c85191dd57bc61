import { demoAfnemer, expiryOf, pastedToken, withoutToken } from './token.js'

const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'short', timeStyle: 'short' })

/**
 * The choice of who asks: one of the demo afnemers, or whose token is pasted. `choose` gets the credential and what
 * to say about it, at the start and after every change.
 */
export function createAfnemerChoice({ afnemers, tokenRoute }, choose, report) {
  if (afnemers === null) pasteToken(choose, report)
  else selectAfnemer(afnemers, tokenRoute, choose, report)
}

function selectAfnemer(afnemers, tokenRoute, choose, report) {
  const select = document.getElementById('afnemer')
  select.append(...afnemers.map(({ id, naam }) => new Option(naam, id)))
  document.getElementById('demo-afnemer').hidden = false

  async function change() {
    const afnemer = afnemers.find(({ id }) => id === select.value)
    // In the address, so that a link can open the playground as an afnemer, and a reload keeps the choice.
    history.replaceState(null, '', afnemer ? `#${afnemer.id}` : location.pathname)
    if (afnemer === undefined) return choose(withoutToken, '')

    const credential = demoAfnemer(afnemer, tokenRoute)
    try {
      await credential.token()
    } catch (error) {
      if (select.value !== afnemer.id) return
      select.value = ''
      await change()
      return report(`${error.message} Je vraagt nu zonder token.`)
    }
    if (select.value === afnemer.id) choose(credential, '')
  }

  function follow() {
    const wanted = decodeURIComponent(location.hash.slice(1))
    select.value = afnemers.some(({ id }) => id === wanted) ? wanted : ''
    return change()
  }

  select.addEventListener('change', change)
  window.addEventListener('hashchange', follow)
  follow()
}

function pasteToken(choose, report) {
  const form = document.getElementById('eigen-token')
  const field = document.getElementById('token')
  form.hidden = false

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const token = field.value.trim().replace(/^Bearer\s+/i, '')
    // What stands in a field can be read off the screen, or kept by the browser.
    field.value = ''
    if (token === '') return report('Plak eerst een token.')
    const expiry = expiryOf(token)
    if (expiry !== null && expiry <= Date.now()) return report('Dit token is verlopen.')
    choose(
      pastedToken(token),
      expiry === null ? 'Met token.' : `Met token, geldig tot ${moment.format(expiry)}.`,
    )
  })
  form.addEventListener('reset', () => choose(withoutToken, 'Zonder token.'))
  choose(withoutToken, 'Zonder token.')
}
