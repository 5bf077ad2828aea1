/* A week to draw on, beside the fields of the hours: with a mouse or a finger from one half hour to another, also over
   some days, or with keys. What is drawn is written into the fields; they alone are sent. */
(() => {
  const week = document.getElementById('week');
  if (!week || !window.PointerEvent) return;
  const HALF = 30, HOUR = 60, DAY = 1440, FIRST = 480, NARROW = 10;
  const form = week.closest('form'), grid = week.querySelector('[role=grid]');
  const said = week.querySelector('[role=status]');
  const always = form.querySelector('input[type=checkbox][name=always]');
  const rows = [...grid.querySelectorAll('[role=row]')];
  let stroke = null;

  const two = number => String(number).padStart(2, '0');
  const clock = minute => two(Math.floor(minute / HOUR) % 24) + ':' + two(minute % HOUR);
  /* Numbers from left to right, in Arabic too. */
  const times = (from, to) => '\u2066' + clock(from) + '–' + clock(to) + '\u2069';
  const minute = text => {
    const found = /^(\d\d):(\d\d)/.exec(text.trim());
    return found ? found[1] * HOUR + Number(found[2]) : null;
  };
  const day = row => row.dataset.day;
  const name = row => row.querySelector('[role=rowheader]').textContent.trim();
  const rowOf = cell => rows.indexOf(cell.parentElement);
  const at = cell => Number(cell.dataset.at);
  const isOpen = cell => cell.getAttribute('aria-selected') === 'true';

  const fields = row => [...form.querySelectorAll('.day[data-day="' + day(row) + '"] .span')].map(span => {
    const [opens, closes] = span.querySelectorAll('input');
    return {span, opens, closes};
  });
  /* Pairs of minutes, in order. What cannot be read is left for whoever types it. */
  const read = row => always.checked ? [[0, DAY]] : fields(row)
    .map(one => [minute(one.opens.value), minute(one.closes.value)])
    .filter(([from, to]) => from !== null && to !== null)
    .map(([from, to]) => [from, to === 0 ? DAY : to])
    .filter(([from, to]) => from < to)
    .sort((one, other) => one[0] - other[0]);
  const changed = (spans, from, to, open) => {
    const all = open ? [[from, to]] : [];
    spans.forEach(([begins, ends]) => {
      if (begins < from) all.push([begins, Math.min(ends, from)]);
      if (ends > to) all.push([Math.max(begins, to), ends]);
    });
    all.sort((one, other) => one[0] - other[0]);
    return all.reduce((joined, [begins, ends]) => {
      const last = joined[joined.length - 1];
      if (last && begins <= last[1]) last[1] = Math.max(last[1], ends);
      else joined.push([begins, ends]);
      return joined;
    }, []);
  };
  /* As it will be when the stroke ends. */
  const drawn = row => {
    const spans = read(row);
    if (!stroke) return spans;
    const place = rows.indexOf(row), ends = [rowOf(stroke.from), rowOf(stroke.to)];
    if (place < Math.min(...ends) || place > Math.max(...ends)) return spans;
    const down = value => Math.floor(value / stroke.step) * stroke.step;
    const from = Math.min(at(stroke.from), at(stroke.to)), to = Math.max(at(stroke.from), at(stroke.to));
    return changed(spans, down(from), down(to) + stroke.step, stroke.open);
  };
  const show = () => rows.forEach(row => {
    const spans = drawn(row);
    row.querySelectorAll('.week-cell').forEach(cell => {
      const open = spans.reduce((sum, [from, to]) =>
        sum + Math.max(0, Math.min(to, at(cell) + HALF) - Math.max(from, at(cell))), 0);
      cell.setAttribute('aria-selected', String(open * 2 >= HALF));
    });
  });

  const another = (row, count) => {
    const last = fields(row)[count - 1].span, more = last.cloneNode(true);
    more.querySelectorAll('*').forEach(one => ['id', 'name', 'for', 'aria-describedby'].forEach(attribute => {
      const value = one.getAttribute(attribute);
      if (value) one.setAttribute(attribute, value.replace(/^(weekly[.-]\d+[.-])\d+/, '$1' + count));
    }));
    more.querySelectorAll('.about').forEach(about => { about.textContent = ''; });
    last.after(more);
  };
  const write = (row, spans) => {
    for (let count = fields(row).length; count < spans.length; count++) another(row, count);
    fields(row).forEach(({opens, closes}, place) => {
      const span = spans[place];
      opens.value = span ? clock(span[0]) : '';
      closes.value = span ? clock(span[1]) : '';
      [opens, closes].forEach(field => field.removeAttribute('aria-invalid'));
    });
  };
  const say = (row, spans) => name(row) + ' ' +
    (spans.map(([from, to]) => times(from, to)).join(', ') || week.dataset.closed);
  const end = () => {
    const touched = rows.slice(Math.min(rowOf(stroke.from), rowOf(stroke.to)),
      Math.max(rowOf(stroke.from), rowOf(stroke.to)) + 1);
    const all = rows.map(drawn);
    const wanted = always.checked ? rows : touched;
    stroke = null;
    always.checked = false;
    wanted.forEach(row => write(row, all[rows.indexOf(row)]));
    show();
    said.textContent = touched.map(row => say(row, all[rows.indexOf(row)])).join('; ');
  };

  const look = cell => {
    grid.querySelectorAll('[tabindex="0"]').forEach(one => one.setAttribute('tabindex', '-1'));
    cell.setAttribute('tabindex', '0');
    cell.focus({preventScroll: true});
  };
  const under = event => {
    const found = document.elementFromPoint(event.clientX, event.clientY);
    const cell = found && found.closest('.week-cell');
    return cell && grid.contains(cell) ? cell : null;
  };
  grid.addEventListener('pointerdown', event => {
    const cell = under(event);
    if (!cell || event.button !== 0) return;
    event.preventDefault();
    look(cell);
    grid.setPointerCapture(event.pointerId);
    /* A finger hits an hour where half hours are too narrow for it. */
    stroke = {open: !isOpen(cell), from: cell, to: cell, step: cell.offsetWidth < NARROW ? HOUR : HALF};
    show();
  });
  grid.addEventListener('pointermove', event => {
    const cell = stroke && under(event);
    if (!cell || cell === stroke.to) return;
    stroke.to = cell;
    show();
  });
  grid.addEventListener('pointerup', () => { if (stroke) end(); });
  const leave = () => { stroke = null; show(); };
  grid.addEventListener('pointercancel', leave);

  grid.addEventListener('keydown', event => {
    const cell = event.target.closest('.week-cell');
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && stroke) { leave(); return; }
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      stroke = {open: !isOpen(cell), from: cell, to: cell, step: HALF};
      end();
      return;
    }
    const ahead = getComputedStyle(grid).direction === 'rtl' ? -1 : 1;
    const way = {ArrowRight: [0, ahead], ArrowLeft: [0, -ahead], ArrowUp: [-1, 0], ArrowDown: [1, 0],
      Home: [0, -DAY], End: [0, DAY]}[event.key];
    if (!way) return;
    event.preventDefault();
    const row = rows[Math.max(0, Math.min(rows.length - 1, rowOf(cell) + way[0]))];
    const cells = row.querySelectorAll('.week-cell');
    const next = cells[Math.max(0, Math.min(cells.length - 1, at(cell) / HALF + way[1]))];
    if (event.shiftKey) {
      stroke = {open: isOpen(cell), from: cell, to: next, step: HALF};
      end();
    }
    look(next);
  });

  rows.forEach(row => {
    for (let minutes = 0; minutes < DAY; minutes += HALF) {
      const cell = document.createElement('span');
      cell.className = 'week-cell';
      cell.dataset.at = minutes;
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('tabindex', row === rows[0] && minutes === FIRST ? '0' : '-1');
      cell.setAttribute('aria-label', name(row) + ' ' + times(minutes, minutes + HALF));
      row.appendChild(cell);
    }
  });
  form.addEventListener('input', show);
  form.addEventListener('change', show);
  form.classList.add('is-drawn');
  week.hidden = false;
  show();
})();
