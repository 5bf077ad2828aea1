/* On a phone each row of a table is a card, so each cell says which column it is of. Without this script the table is
   moved sideways in its box. */
(() => {
  const label = () => document.querySelectorAll('.table:not(.cards):not(.week-map)').forEach(table => {
    const heads = [...table.querySelectorAll('thead th')]
      .map(head => head.querySelector('.out') ? '' : head.textContent.trim());
    [...table.tBodies, ...[table.tFoot].filter(Boolean)].forEach(part => [...part.rows].forEach(row => {
      let column = 0;
      [...row.cells].forEach(cell => {
        if (column > 0 && heads[column]) cell.setAttribute('data-label', heads[column]);
        column += cell.colSpan;
      });
    }));
    table.classList.add('cards');
  });
  label();
  new MutationObserver(label).observe(document.getElementById('main'), {childList: true, subtree: true});
})();
