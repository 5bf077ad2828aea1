(() => {
  const d = document, q = s => d.querySelector(s), bar = q('#bar');
  let busy, again, cut, sent, timer, source;

  // A form is sent once.
  d.addEventListener('submit', e => {
    if (sent) return e.preventDefault();
    sent = 1;
    e.submitter?.setAttribute('aria-busy', 'true');
  });
  addEventListener('pageshow', e => e.persisted && location.reload());
  if (!bar) return;

  const HOUR = {hour: '2-digit', minute: '2-digit', timeZone: bar.dataset.zone};
  const hour = () => new Intl.DateTimeFormat('en-GB', HOUR).format();
  const lost = yes => {
    if (yes && bar.hidden) q('#since').textContent = hour();
    bar.hidden = !yes;
    q('.ticket')?.classList.toggle('stale', yes);
    q('.dot')?.classList.toggle('off', yes);
  };
  const called = x => x.body.classList.contains('called');
  const held = () => sent || q('main details[open]');

  const show = x => {
    if (!x.querySelector('#bar')) return location.reload();
    if (held() && called(x) == called(d)) return later(3e3);
    const rings = called(x) && !called(d), at = d.activeElement.id, news = x.title != d.title;
    d.body.className = x.body.className;
    for (const s of ['main', '.foot']) q(s).replaceWith(x.querySelector(s));
    d.title = x.title;
    if (at) q('#' + at)?.focus();
    if (news) q('#say').textContent = x.title;
    if (rings) navigator.vibrate?.([400, 200, 400]);
  };
  const look = async () => {
    clearTimeout(timer);
    timer = 0;
    if (busy) return again = 1;
    busy = 1;
    cut = 0;
    try {
      const r = await fetch(location.pathname, {signal: AbortSignal.timeout(15e3)});
      if (!r.ok && r.status != 404) throw r.status;
      show(new DOMParser().parseFromString(await r.text(), 'text/html'));
      // An answer requested before the network was lost may be out of date.
      if (cut) throw cut;
      lost(false);
    } catch {
      lost(true);
      later(5e3);
    }
    busy = 0;
    if (again) {
      again = 0;
      look();
    }
  };
  const later = ms => timer ||= setTimeout(look, ms);

  const listen = () => {
    source = new EventSource(location.pathname + '/events');
    source.addEventListener('line', () => later(Math.random() * 1e3));
    for (const e of bar.dataset.events.split(' ')) source.addEventListener(e, look);
    source.addEventListener('look', look);
    source.onerror = () => {
      if (source.readyState == 2) setTimeout(listen, 6e4);
      look();
    };
  };
  listen();
  setInterval(look, 6e4);
  addEventListener('online', look);
  addEventListener('offline', () => lost(cut = true));
  d.addEventListener('visibilitychange', () => d.hidden || look());
})();
