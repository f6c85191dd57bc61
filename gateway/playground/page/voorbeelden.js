/** Fills the list of examples; `open` gets the query that is chosen. */
export function createVoorbeelden(voorbeelden, open) {
  const button = document.getElementById('voorbeelden-knop')
  const panel = document.getElementById('voorbeelden')

  panel.querySelector('ul').replaceChildren(
    ...voorbeelden.map(({ titel, toont, vraag }) => {
      const choice = document.createElement('button')
      const title = document.createElement('strong')
      const description = document.createElement('span')
      const item = document.createElement('li')
      choice.type = 'button'
      title.textContent = titel
      description.textContent = toont
      choice.append(title, description)
      choice.addEventListener('click', () => {
        panel.hidePopover()
        open(vraag)
      })
      item.append(choice)
      return item
    }),
  )

  // A popover lies above the page, so it does not follow its button by itself.
  panel.addEventListener('beforetoggle', ({ newState }) => {
    if (newState !== 'open') return
    const { left, bottom } = button.getBoundingClientRect()
    panel.style.top = `${bottom + 6}px`
    panel.style.setProperty('--links', `${left}px`)
  })
}
