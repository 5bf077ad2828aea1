/* Shows what is pushed about one ticket, and says so: who is not known to have seen it is told another way. */
addEventListener('push', e => {
  const m = e.data.json();
  e.waitUntil(
    registration
      .showNotification(m.title, {body: m.body, tag: m.tag, renotify: true, dir: 'auto', vibrate: [400, 200, 400]})
      .then(() => m.receipt && fetch(registration.scope + '/push/' + m.receipt, {method: 'POST'}))
  );
});
addEventListener('notificationclick', e => {
  e.notification.close();
  const page = registration.scope;
  e.waitUntil(
    clients.matchAll({type: 'window', includeUncontrolled: true}).then(all => {
      const open = all.find(one => one.url.startsWith(page));
      return open ? open.focus() : clients.openWindow(page);
    })
  );
});
