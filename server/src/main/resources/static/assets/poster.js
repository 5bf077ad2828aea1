// Prints the poster. Without a script the browser's own menu does, so the button appears with this one.
(function () {
  'use strict';

  const button = document.getElementById('print');
  button.hidden = false;
  button.addEventListener('click', function () { window.print(); });
})();
