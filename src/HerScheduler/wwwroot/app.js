// Keys for those who like them; every page works without this file.
(() => {
  const rows = () => [...document.querySelectorAll('[data-row]')];
  let at = -1;
  const go = step => {
    const all = rows();
    if (!all.length) return;
    all[at]?.classList.remove('at');
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all[at].classList.add('at');
    // What is recorded with one click is not what the next Enter should do.
    const name = all[at].querySelector('th a') ?? all[at];
    if (name === all[at]) name.tabIndex = -1;
    name.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: 'nearest' });
  };
  const help = () => {
    const box = document.getElementById('keys');
    if (box) box.open ? box.close() : box.showModal();
  };
  if (location.hash === '#search') document.querySelector('input[type=search]')?.focus();
  const keys = {
    '/': () => { const box = document.querySelector('input[type=search]'); box ? box.focus() : location.assign('/patients#search'); },
    j: () => go(1),
    k: () => go(-1),
    e: () => rows()[at]?.querySelector('.act a,.act button,.act summary')?.focus(),
    u: () => document.querySelector('[data-undo]')?.focus(),
    '?': help,
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') document.querySelectorAll('details.menu[open]').forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); });
    if (event.target.closest('input,select,textarea')) return;
    const does = keys[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  document.addEventListener('click', event => {
    document.querySelectorAll('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
    if (event.target.closest('[data-print]')) print();
  });
  // Not told by a socket: a page that nobody looks at asks nothing.
  const news = document.querySelector('[data-news]');
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(news.dataset.news).catch(() => null);
    const more = answer?.ok ? await answer.json().catch(() => 0) - news.dataset.at : 0;
    news.querySelector('b').textContent = more;
    news.hidden = !(more > 0);
  };
  if (news) {
    setInterval(look, 60000);
    document.addEventListener('visibilitychange', look);
  }
  // A second click must not send a second time.
  document.addEventListener('submit', event => setTimeout(() => event.submitter && (event.submitter.disabled = true), 0));
})();
