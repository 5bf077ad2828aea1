/* Rings this phone when its ticket is called, if the holder wants it. Nothing is shown where no browser can. */
(() => {
  const d = document.documentElement, w = navigator.serviceWorker, n = window.Notification;
  if (!w || !n || !window.PushManager || n.permission == 'denied') return;
  d.classList.add('rings');
  const ring = d.querySelector('#ring');
  if (ring && n.permission == 'granted')
    w.getRegistration(ring.dataset.at)
      .then(mine => mine && mine.pushManager.getSubscription())
      .then(s => s && d.classList.add('rung'))
      .catch(() => {});
  d.addEventListener('click', async e => {
    const b = e.target.closest('#ring'), at = b && b.dataset.at;
    if (!b || b.disabled) return;
    b.disabled = true;
    try {
      if (await n.requestPermission() == 'granted') {
        const mine = await w.register('/push-worker.js', {scope: at});
        await w.ready;
        const key = await (await fetch('/push-key')).text();
        const old = await mine.pushManager.getSubscription();
        if (old) await old.unsubscribe();
        const s = await mine.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: key});
        const {endpoint, keys} = s.toJSON(), headers = {'Content-Type': 'application/json'};
        const said = await fetch(at + '/push', {method: 'POST', headers, body: JSON.stringify({endpoint, keys})});
        if (said.ok) location.reload();
      }
    } catch (x) {
      // No network, or no push service: the page tells as before.
    }
    if (n.permission == 'denied') d.classList.remove('rings');
    b.disabled = false;
  });
})();
