// Beside the pages of the preview, after diff.min.js and word-runs.js: holds two readers' chapters against each other.
const { names, slots } = JSON.parse(document.getElementById('slots').textContent)
const [first, second] = document.querySelectorAll('select')
const table = document.querySelector('tbody')

const [one, other] = decodeURIComponent(location.hash.slice(1)).split(',')
choose(first, one, 0)
choose(second, other, 1)
for (const select of [first, second]) select.addEventListener('change', compare)
compare()

function choose(select, name, otherwise) {
  select.selectedIndex = names.includes(name) ? names.indexOf(name) : otherwise
}

function compare() {
  history.replaceState(undefined, '', `#${first.value},${second.value}`)
  const [a, b] = [first.selectedIndex, second.selectedIndex]
  const rows = slots.map(({ id, heading, versions, of }) => {
    const row = document.createElement('tr')
    const name = document.createElement('th')
    name.scope = 'row'
    name.textContent = heading ?? id
    const cell = document.createElement('td')
    if (of[a] === of[b]) cell.textContent = 'the same'
    else cell.append(...runs(versions[of[a]], versions[of[b]]))
    cell.className = of[a] === of[b] ? 'same' : 'words'
    row.append(name, cell)
    return row
  })
  table.replaceChildren(...rows)
  const count = slots.filter(({ of }) => of[a] !== of[b]).length
  document.querySelector('output').textContent = `${count} of ${slots.length} slots differ`
}

function runs(before, after) {
  return globalThis.wordRuns(globalThis.Diff, before, after).map(({ text, only }) => {
    const run = document.createElement(only === 'before' ? 'del' : only === 'after' ? 'ins' : 'span')
    run.textContent = text
    return run
  })
}
