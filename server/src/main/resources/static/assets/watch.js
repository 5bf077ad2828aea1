/* Supervision: fetches what goes on when the server says that something has changed, and now and then for the clocks.
   Nothing is replaced while somebody has a form open. Without this script the page refreshes itself. */
(() => {
  const watched = document.getElementById('watched');
  if (!window.EventSource || !window.fetch || !watched) return;
  const GATHERED = 250, APART = 1000, POLL = 20000, AGAIN = 5000;
  const by = id => document.getElementById(id);
  let wanted = 0, last = -APART, asking = false, missed = false, stream = null, down = false;

  const show = () => {
    const state = down ? 'lost' : stream && stream.readyState === EventSource.OPEN ? 'live' : 'polled';
    ['live', 'polled', 'lost'].forEach(one => { by(one).hidden = one !== state; });
  };
  const isBusy = () => watched.querySelector('details[open]') !== null;
  const look = () => {
    if (wanted) return;
    wanted = setTimeout(() => { wanted = 0; fetchPage(); }, Math.max(GATHERED, APART - (performance.now() - last)));
  };
  const fetchPage = async () => {
    if (asking || isBusy()) { missed = true; return; }
    asking = true;
    missed = false;
    last = performance.now();
    try {
      const answer = await fetch(watched.dataset.page, {cache: 'no-store'});
      if (answer.headers.get('Answered-By') !== 'SmartQueue') throw new Error('not our server');
      if (answer.redirected) { location.replace(answer.url); return; }
      if (!answer.ok) throw new Error('refused');
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('watched');
      if (fresh && !isBusy()) put(fresh);
      down = false;
    } catch (failure) {
      down = true;
      setTimeout(look, AGAIN);
    } finally {
      asking = false;
      show();
      if (missed && !isBusy()) look();
    }
  };
  /* Who steers with keys stays where they are. */
  const put = fresh => {
    const focused = watched.contains(document.activeElement) && document.activeElement;
    const way = focused && path(focused);
    while (watched.firstChild) watched.removeChild(watched.firstChild);
    while (fresh.firstChild) watched.appendChild(fresh.firstChild);
    if (way) {
      const again = way.reduce((at, index) => at && at.children[index], watched);
      if (again) again.focus({preventScroll: true});
    }
  };
  const path = element => {
    const way = [];
    for (let at = element; at !== watched; at = at.parentElement) {
      way.unshift([...at.parentElement.children].indexOf(at));
    }
    return way;
  };
  const listen = () => {
    if (document.hidden || stream) return;
    const mine = stream = new EventSource(watched.dataset.stream);
    ['look', ...watched.dataset.events.split(' ')].forEach(name => mine.addEventListener(name, look));
    mine.onopen = () => { show(); look(); };
    mine.onerror = () => {
      show();
      look();
      if (mine.readyState !== EventSource.CLOSED || mine !== stream) return;
      stream = null;
      setTimeout(listen, 2 * AGAIN);
    };
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      if (stream) stream.close();
      stream = null;
    } else {
      listen();
      look();
    }
  });
  watched.addEventListener('toggle', () => { if (missed && !isBusy()) look(); }, true);
  setInterval(look, POLL);
  show();
  listen();
})();
