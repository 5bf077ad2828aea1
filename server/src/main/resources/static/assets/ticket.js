/* The customer's pages: a form is sent once and kept while there is no network, and a ticket shows what happens. */
(() => {
  const d = document, q = s => d.querySelector(s), bar = q('#bar'), kept = q('#kept');
  const AGAIN = 5e3, PATIENCE = 15e3, HIDDEN = 15e3, SHOWN = 6e4;
  let act, next, pressed, busy, again, whole, cut, timer, source, broken, beats = 0, ahead = 0;

  // Anything between may answer in our server's place, so only marked answers count.
  const ask = async (url, how) => {
    const stop = new AbortController(), limit = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const r = await fetch(url, {...how, signal: stop.signal});
      if (r.headers.get('Answered-By') != 'SmartQueue' || r.status >= 500) throw r.status;
      ahead = Date.parse(r.headers.get('Date')) - performance.now();
      const page = new DOMParser().parseFromString(await r.text(), 'text/html');
      return {status: r.status, to: r.headers.get('HX-Redirect'), page};
    } finally {
      clearTimeout(limit);
    }
  };
  const say = words => {
    kept.hidden = !words;
    kept.textContent = words || '';
  };

  /* Acts. The server knows a repeated one by its form. */
  d.addEventListener('click', e => {
    pressed = e.target.closest('button');
    const link = e.target.closest('a[href^="/"]');
    if (link && !e.ctrlKey && !e.metaKey && !e.shiftKey) {
      e.preventDefault();
      go(link.href);
    }
  });
  d.addEventListener('submit', e => {
    const form = e.target, by = e.submitter || pressed, body = new FormData(form);
    e.preventDefault();
    if (act) return;
    if (by && by.form == form && by.name) body.append(by.name, by.value);
    act = {url: form.action, body: new URLSearchParams(body), by, tries: 0, form};
    if (by) by.setAttribute('aria-busy', 'true');
    send();
  });
  const send = async () => {
    let r;
    try {
      act.tries++;
      // With this header the server names the next page instead of sending it.
      r = await ask(act.url, {method: 'POST', body: act.body, headers: {'HX-Request': 'true'}});
    } catch (x) {
      say(kept.dataset.kept);
      setTimeout(send, AGAIN);
      return;
    }
    const {by, tries, form} = act, asks = q('main details[open]'), main = form.closest('main');
    act = 0;
    say();
    if (by) by.removeAttribute('aria-busy');
    if (asks) asks.open = false;
    // After a lost answer a refusal means that the act was done.
    if (bar && main && (r.to ? r.to == location.pathname : tries > 1 && r.status == 409)) look(1);
    else if (r.to) location.assign(r.to);
    else if (!r.page.querySelector('main')) say(r.page.body.textContent);
    else {
      replace(r.page);
      scrollTo(0, 0);
    }
  };
  // A page is left when the next one is known to be there.
  const go = async url => {
    next = url;
    try {
      await ask(url);
      if (next == url) url == location.href ? location.reload() : location.assign(url);
    } catch (x) {
      say(kept.dataset.kept);
      setTimeout(() => next == url && go(url), AGAIN);
    }
  };
  const replace = x => {
    d.body.className = x.body.className;
    for (const s of ['main', '.foot']) if (q(s) && x.querySelector(s)) q(s).replaceWith(x.querySelector(s));
    d.title = x.title;
  };
  addEventListener('beforeunload', e => act && act.tries > 1 && e.preventDefault());
  addEventListener('pageshow', e => e.persisted && go(location.href));
  if (!bar) return;

  /* The ticket. */
  const hour = () => {
    const now = ahead ? ahead + performance.now() : Date.now(), [then, at, later] = bar.dataset.offsets.split(' ');
    return new Date(now + (now >= at ? later : then) * 1e3).toISOString().slice(11, 16);
  };
  const lost = yes => {
    if (yes && bar.hidden) q('#since').textContent = hour();
    bar.hidden = !yes;
    for (const [s, name] of [['.ticket', 'stale'], ['.dot', 'off']]) if (q(s)) q(s).classList.toggle(name, yes);
    if (!yes && !act && !next) say();
  };
  const called = x => x.body.classList.contains('called');

  const show = x => {
    if (!x.querySelector('#bar')) return location.reload();
    if (q('main details[open]') && called(x) == called(d)) return later(3e3);
    const rings = called(x) && !called(d), at = d.activeElement.id, news = x.title != d.title;
    replace(x);
    if (at && d.getElementById(at)) d.getElementById(at).focus({preventScroll: true});
    if (news) q('#say').textContent = x.title;
    if (rings && navigator.vibrate) navigator.vibrate([400, 200, 400]);
  };
  // Only the place in line, as long as the rest of the page is as it was.
  const rest = x => x && x.dataset.version.split('-')[0];
  const place = (x, status) => {
    const now = x.querySelector('.ticket-body'), mine = q('.ticket-body');
    if (status != 304) {
      if (!now || rest(now) != rest(mine)) return whole = again = 1;
      mine.replaceWith(now);
    }
    q('.foot bdi').textContent = hour();
  };
  const look = async all => {
    clearTimeout(timer);
    timer = 0;
    if (all) whole = 1;
    if (busy) return again = 1;
    const part = !whole && q('.ticket-body');
    busy = 1;
    cut = whole = 0;
    try {
      const {page, status} = await (part
        ? ask(location.pathname + '/state', {headers: {'If-None-Match': `W/"${part.dataset.version}"`}})
        : ask(location.pathname));
      if (status >= 400 && status != 404) throw status;
      broken = 1;
      (part ? place : show)(page, status);
      broken = 0;
      // An answer requested before the network was lost may be out of date.
      if (cut) throw cut;
      lost(false);
    } catch (x) {
      if (!part) whole = 1;
      lost(true);
      later(AGAIN * (1 + Math.random()));
    }
    busy = 0;
    if (again) {
      again = 0;
      look();
    }
  };
  const later = ms => timer = timer || setTimeout(look, ms);
  // The state is of a moment ago, so wait until it contains what was told.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, 200 + Math.random() * 300);
  };

  const listen = () => {
    if (source || d.hidden) return;
    const mine = source = new EventSource(location.pathname + '/events');
    for (const e of ['line', 'look']) mine.addEventListener(e, soon);
    for (const e of bar.dataset.events.split(' ')) mine.addEventListener(e, look);
    mine.onerror = () => {
      if (mine.readyState == 2 && mine == source) {
        source = 0;
        setTimeout(listen, SHOWN);
      }
      // All pages lose a server at once.
      later(Math.random() * 2e3);
    };
  };
  // A browser opens few connections to one server, so a hidden page leaves its own to others and looks more often.
  let waited = 0;
  setInterval(() => {
    waited += HIDDEN;
    if (d.hidden || waited >= SHOWN) {
      waited = 0;
      look();
    }
  }, HIDDEN);
  d.addEventListener('visibilitychange', () => {
    if (d.hidden) {
      if (source) source.close();
      source = 0;
    } else {
      listen();
      look();
    }
  });
  // Read by alive.js.
  setInterval(() => {
    if (!broken) d.documentElement.dataset.alive = ++beats;
  }, 3e3);
  listen();
  addEventListener('online', look);
  addEventListener('offline', () => lost(cut = true));
})();
