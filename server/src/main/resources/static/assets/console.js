/* The console: refreshes itself, sends each act once, waits for the network, and handles keys. */
(() => {
  if (!window.htmx) return;
  const desk = document.getElementById('desk'), home = desk.dataset.home;
  const by = id => document.getElementById(id);
  const dialog = by('dialog'), help = by('help'), offline = by('offline'), refused = by('refused');
  const APART = 400, GATHERED = 150, AGAIN = 3000, POLL = 20000, UNSETTLED = 3000, LONG = 15000;
  const kept = document.createElement('div');
  kept.hidden = true;
  desk.append(kept);
  let flight = null, acted = -APART, wanted = 0, down = null, base = 0, opener = null;
  let clicked = null, beats = 0;
  const now = () => base + performance.now();

  /* Refreshing: simultaneous signals are merged; nothing is replaced while an act is being sent. */
  const look = () => {
    if (!wanted) wanted = setTimeout(() => { wanted = 0; if (!flight) htmx.trigger('#look', 'look'); }, GATHERED);
  };

  /* Acts: one at a time, none twice; the key stays the same until the server has answered. A form whose dialog is
     closed before that is kept, because htmx drops the answer for a form that is no longer in the page. */
  const isAct = element => element.matches('form[data-act]');
  const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(n => n.toString(16).padStart(2, '0')).join('');
  document.addEventListener('submit', event => {
    if (!isAct(event.target)) return;
    if (flight && flight.waits && flight.form === event.target) { flight.waits = false; return; }
    if (flight || performance.now() - acted < APART) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    acted = performance.now();
    const by = event.submitter || clicked && clicked.form === event.target && clicked;
    flight = {form: event.target, by, key: key(), waits: false, begun: acted};
    busy(true);
  }, true);
  document.addEventListener('click', event => { clicked = event.target.closest('button'); }, true);
  const busy = on => {
    const button = flight.by || flight.form.querySelector('button');
    if (button) on ? button.setAttribute('aria-busy', 'true') : button.removeAttribute('aria-busy');
  };
  document.addEventListener('htmx:configRequest', event => {
    if (isAct(event.detail.elt) && flight) event.detail.headers['Idempotency-Key'] = flight.key;
  });
  /* Anything between may answer in our server's place, so only marked answers count. */
  const isOurs = xhr => xhr.status !== 0 && xhr.getResponseHeader('Answered-By') === 'SmartQueue';
  document.addEventListener('htmx:beforeOnLoad', event => {
    if (!isOurs(event.detail.xhr)) event.preventDefault();
  });
  document.addEventListener('htmx:afterRequest', event => {
    const xhr = event.detail.xhr, lost = !isOurs(xhr) || xhr.status >= 502 && xhr.status <= 504;
    if (!lost) setClock(xhr);
    network(!lost);
    if (isAct(event.detail.elt)) lost ? keep() : answered(xhr);
    else if (lost || xhr.status < 400) return;
    else say(xhr.responseText);
  });
  const keep = () => {
    if (!flight) return;
    flight.waits = true;
    flight.begun = performance.now();
    tell();
    setTimeout(again, AGAIN);
  };
  const again = () => {
    if (flight && flight.waits) (flight.by || flight.form.querySelector('button')).click();
    else if (down) look();
  };
  const answered = xhr => {
    const form = flight.form;
    busy(false);
    flight = null;
    kept.textContent = '';
    tell();
    if (xhr.status < 300) {
      refused.textContent = '';
      if (form.dataset.whole) { location.assign(home); return; }
      if (dialog.contains(form)) shut(dialog);
    } else if (xhr.status !== 401) say(xhr.responseText);
    look();
  };
  const say = words => {
    const place = isOpen(dialog) && dialog.querySelector('.refused') || refused;
    place.innerHTML = words;
  };

  /* The network: when it was lost, what is kept, and that it is back. */
  const network = there => {
    if (there === !down) return;
    down = there ? null : new Date(now());
    tell();
    if (there) look(); else setTimeout(again, AGAIN);
  };
  const tell = () => {
    offline.hidden = !down;
    show(down ? 'lost' : stream && stream.readyState === EventSource.OPEN ? 'live' : 'polled');
    if (!down) return;
    offline.querySelector('b').textContent = offline.dataset.since.replace('%', local(down).slice(11, 19));
    const kept = () => offline.dataset.kept.replace('%', flight.by && flight.by.dataset.act || flight.form.dataset.act);
    offline.querySelector('span span').textContent = flight ? kept() : offline.dataset.place;
  };
  const show = state => ['live', 'polled', 'lost'].forEach(one => { by(one).hidden = one !== state; });
  addEventListener('online', () => again());
  addEventListener('offline', () => network(false));

  /* Events from the server. */
  let stream = null;
  const EVENTS = ['look', 'line', ...desk.dataset.events.split(' ')];
  const listen = () => {
    if (document.hidden || stream) return;
    const mine = stream = new EventSource(home + '/events');
    EVENTS.forEach(name => stream.addEventListener(name, look));
    stream.onopen = () => { network(true); tell(); };
    stream.onerror = () => {
      tell();
      look();
      if (mine.readyState !== EventSource.CLOSED || mine !== stream) return;
      stream = null;
      setTimeout(listen, 10 * AGAIN);
    };
  };
  /* A browser opens few connections to one server, so a hidden page leaves its own to others. */
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      if (stream) stream.close();
      stream = null;
    } else {
      listen();
      look();
    }
  });
  setInterval(look, POLL);
  setInterval(() => { if (by('hand').dataset.unsettled) look(); else if (down) again(); }, UNSETTLED);

  /* Clocks, in the server's time. */
  const offsets = by('clock').dataset.offsets.split(' ').map(Number);
  const local = at => new Date(+at + offsets[at >= offsets[1] ? 2 : 0] * 1000).toISOString();
  const two = n => String(n).padStart(2, '0');
  /* The header counts whole seconds, so a smaller difference is none. */
  const setClock = xhr => {
    const date = Date.parse(xhr.getResponseHeader('Date')) + 500;
    if (Math.abs(date - now()) > 2000) base = date - performance.now();
  };
  const tick = () => {
    by('clock').firstElementChild.textContent = local(now()).slice(11, 16);
    document.querySelectorAll('.timer[data-since]').forEach(timer => {
      const gone = Math.max(0, Math.floor((now() - timer.dataset.since) / 1000)), hours = Math.floor(gone / 3600);
      timer.firstElementChild.textContent =
        (hours ? hours + ':' : '') + two(Math.floor(gone / 60) % 60) + ':' + two(gone % 60);
    });
    /* An answer that never came: the act is sent once more, under the same key. */
    if (flight && !flight.waits && performance.now() - flight.begun > LONG) keep();
    document.documentElement.dataset.alive = ++beats;
  };
  const set = () => { base = by('hand').dataset.now - performance.now(); tick(); };
  setInterval(tick, 1000);

  /* Replacing a part keeps the scroll position, the chosen outcome and the focus. */
  let scrolled = 0, outcome = '';
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id !== 'console') return;
    const list = document.querySelector('.order-list');
    scrolled = list ? list.scrollTop : 0;
    outcome = (document.querySelector('[data-outcome]:checked') || {}).id;
    if (flight) event.detail.shouldSwap = false;
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.id === 'console') {
      const list = document.querySelector('.order-list');
      if (list) list.scrollTop = scrolled;
      if (outcome && by(outcome)) by(outcome).checked = true;
      set();
    } else if (event.detail.target.id === 'dialog' && !isOpen(dialog)) open(dialog);
  });
  dialog.addEventListener('close', () => {
    if (flight && dialog.contains(flight.form)) kept.append(flight.form);
    dialog.textContent = '';
    const back = opener && by(opener) || by('step');
    if (back) back.focus();
  });

  /* Older browsers know no dialog: there it is a panel that these show and hide. */
  const isOpen = one => one.hasAttribute('open');
  const open = one => { if (one.showModal) one.showModal(); else one.setAttribute('open', ''); };
  const shut = one => {
    if (one.close) { one.close(); return; }
    one.removeAttribute('open');
    one.dispatchEvent(new Event('close'));
  };

  /* Keys. */
  const typing = element => element.matches('input:not([type=radio]),textarea,select');
  const single = by('single');
  single.checked = localStorage.getItem('single-keys') !== 'off';
  single.addEventListener('change', () => localStorage.setItem('single-keys', single.checked ? 'on' : 'off'));
  /* Digits by key code, because on many keyboards they are typed with Shift. */
  const digit = event => !event.shiftKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : event.key;
  const pressed = event => event.ctrlKey || event.metaKey ? 'ctrl+' + event.key.toLowerCase() : event.key.toLowerCase();
  document.addEventListener('keydown', event => {
    if (event.altKey || event.repeat && !event.key.startsWith('Arrow') || typing(event.target)) return;
    if (event.key === 'Escape') [dialog, help].filter(isOpen).filter(one => !one.close).forEach(shut);
    if (isOpen(dialog) || isOpen(help)) return;
    if (event.key.startsWith('Arrow')) { walk(event); return; }
    if (event.key === ' ' && event.target.closest('button,summary,input')) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (!ctrl && event.key !== ' ' && !single.checked) return;
    const radio = !ctrl && document.querySelector('[data-outcome="' + CSS.escape(digit(event)) + '"]');
    const found = [...document.querySelectorAll('[data-key]')].find(one => one.dataset.key === pressed(event));
    if (!radio && !found) return;
    event.preventDefault();
    if (radio) radio.checked = true; else found.click();
  });
  document.addEventListener('keydown', event => {
    const presses = event.key === ' ' || event.key === 'Enter';
    if (event.repeat && presses && event.target.closest('button')) event.preventDefault();
  });
  const walk = event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const rows = [...document.querySelectorAll('.order-row .name')];
    if (!step || !rows.length || event.target.matches('input')) return;
    event.preventDefault();
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))].focus();
  };
  document.addEventListener('click', event => {
    const ask = event.target.closest('[data-ask]');
    if (ask && !dialog.contains(ask)) opener = ask.id;
    if (event.target.closest('#help-button')) open(help);
    if (event.target.closest('[data-close]') && isOpen(dialog)) { event.preventDefault(); shut(dialog); }
    document.querySelectorAll('details.drop[open],details.lang[open]').forEach(drop => {
      if (!drop.contains(event.target)) drop.open = false;
    });
  });

  /* Until htmx has read the page, a click would send a form in the browser's own way. */
  document.addEventListener('htmx:load', () => { desk.dataset.ready = 'true'; }, {once: true});
  set();
  listen();
  if (!document.querySelector('#refused .alert')) by('step').focus();
})();
