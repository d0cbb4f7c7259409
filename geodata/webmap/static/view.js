// What part of the world one looks at: fitted once, kept ever after, and written into the page's
// address, so that a link shows the same. Nothing of this reruns the page.
"use strict";
(() => {
  const VAGUE = 4000; // tenths of a km
  const TOWN = 11; // zoom
  const WORDS = ["lat", "lon", "zoom"];
  let map = null;
  let settled = false;

  function start(leafletMap) {
    map = leafletMap;
    const asked = Dateline.host.words();
    const [latitude, longitude, zoom] = WORDS.map((word) => Number(asked.get(word) ?? NaN));
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 && zoom >= map.getMinZoom() && zoom <= map.getMaxZoom()) {
      map.setView([latitude, longitude], zoom, { animate: false });
      settled = true;
    } else if (WORDS.some((word) => asked.has(word))) {
      Dateline.furniture.say("Left out of the link: lat, lon and zoom do not name a view of the map.");
    }
    // The page rewrites its address after each change, at a time that nobody tells: look often.
    setInterval(write, 400);
  }

  function write() {
    if (!settled || map._animatingZoom) return;
    const { lat, lng } = map.getCenter();
    const { x, y } = map.getSize(); // what is printed shows as much as the screen
    Dateline.host.write({ lat: lat.toFixed(4), lon: lng.toFixed(4), zoom: String(map.getZoom()), size: `${x}x${y}` });
  }

  function boundsOf(members) {
    const bounds = L.latLngBounds([]);
    for (const i of members) bounds.extend(Dateline.points.latLng(i));
    return bounds;
  }

  function shownPoints() {
    const { count, shown, radius, x, y } = Dateline.points;
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const reach = (vague) => {
      for (let i = 0; i < count; i++) {
        if (!shown[i] || (!vague && radius[i] >= VAGUE)) continue;
        box[0] = Math.min(box[0], x[i]); box[1] = Math.min(box[1], y[i]);
        box[2] = Math.max(box[2], x[i]); box[3] = Math.max(box[3], y[i]);
      }
      return box[0] !== Infinity;
    };
    // A country without a place in it says too little to decide on the view, unless there is no better.
    return reach(false) || reach(true) ? box : null;
  }

  function fit(animate) {
    const box = shownPoints();
    if (!box) return;
    const corner = (x, y) => map.unproject(L.point(x, y).multiplyBy((256 * 2 ** map.getZoom()) / 2 ** 32), map.getZoom());
    const bounds = L.latLngBounds(corner(box[0], box[1]), corner(box[2], box[3]));
    map.fitBounds(bounds, { paddingTopLeft: [56, 40], paddingBottomRight: [48, 56], maxZoom: 8, animate });
    settled = true;
  }

  Dateline.view = {
    start,
    fit,
    settled: () => settled,

    // Come so near that these part; not nearer at once than a town with its surroundings.
    zoomTo(members) {
      const maxZoom = Math.min(map.getMaxZoom(), Math.max(TOWN, map.getZoom() + 2));
      map.flyToBounds(boundsOf(members), { padding: [60, 60], maxZoom, duration: 0.4 });
    },

    keepInView(i) {
      const at = Dateline.points.latLng(i);
      if (!map.getBounds().contains(at)) map.panTo(at);
    },
  };
})();
