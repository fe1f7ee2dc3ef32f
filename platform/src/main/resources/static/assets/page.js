// What a page does beyond plain HTML; without this file everything still works.
(() => {
  'use strict';
  const summary = document.querySelector('.zq-errors');
  if (summary) {
    summary.focus();
  }
  // A form that was sent is not sent twice.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
  });
  // htmx carries the form token in a header.
  document.addEventListener('htmx:configRequest', (event) => {
    const token = document.querySelector('input[name="_csrf"]');
    if (token) {
      event.detail.headers['X-CSRF-TOKEN'] = token.value;
    }
  });
})();
