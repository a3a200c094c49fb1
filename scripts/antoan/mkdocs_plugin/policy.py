"""What the browser may load, run and tell: as a policy in every page, and as header files for common hosts."""

from __future__ import annotations

import json

# Answers of the site that may be kept for good: their names change with their content.
_LASTING = r"^/?(?:.*/)?assets/antoan\.(?:search\.[a-z]{2}\.)?[0-9a-f]{10}\.(?:css|js)$"
_YEAR = 31_536_000  # seconds
_KEPT_FOR_GOOD = f"public, max-age={_YEAR}, immutable"


def page_policy(script: str) -> str:
    """The Content-Security-Policy of a page whose own script has the digest `script`.

    Everything comes from the site itself; nothing else may be loaded, framed, posted to or spoken with. `'self'` is for
    the main script and the service worker; the digest for the script that stands in the page.
    """
    return (
        f"default-src 'none'; script-src 'self' {script}; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


def headers(script: str) -> dict[str, str]:
    """Headers of every answer; `frame-ancestors` and the sandboxing of windows cannot be said inside a page."""
    return {
        "Content-Security-Policy": f"{page_policy(script)}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        "Strict-Transport-Security": f"max-age={_YEAR}",
    }


def header_files(script: str) -> dict[str, bytes]:
    """Configuration files of common hosts, by path below the root of the site.

    `_headers`: Netlify, Cloudflare Pages. `.htaccess`: Apache. `web.config`: IIS. `vercel.json`: Vercel.
    `headers.nginx.conf`: to be included from an nginx `server` block.
    """
    found = headers(script)
    return {
        "_headers": _netlify(found),
        ".htaccess": _apache(found),
        "web.config": _iis(found),
        "vercel.json": _vercel(found),
        "headers.nginx.conf": _nginx(found),
    }


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _netlify(found: dict[str, str]) -> bytes:
    return _lines(
        "/*",
        *(f"  {name}: {value}" for name, value in found.items()),
        "/assets/antoan.*",
        f"  Cache-Control: {_KEPT_FOR_GOOD}",
    )


def _apache(found: dict[str, str]) -> bytes:
    return _lines(
        "ErrorDocument 404 /404.html",
        "Options -Indexes",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in found.items()),
        # Without a word, browsers keep pages for days: numbers may have changed, and erased pages would still open.
        '  Header set Cache-Control "no-cache"',
        r'  <FilesMatch "^antoan\.[0-9a-f]{10}\.(?:css|js)$">',
        f'    Header set Cache-Control "{_KEPT_FOR_GOOD}"',
        "  </FilesMatch>",
        "</IfModule>",
    )


def _iis(found: dict[str, str]) -> bytes:
    return _lines(
        '<?xml version="1.0" encoding="utf-8"?>',
        "<configuration>",
        "  <system.webServer>",
        "    <httpProtocol>",
        "      <customHeaders>",
        *(f'        <add name="{name}" value="{value}" />' for name, value in found.items()),
        "      </customHeaders>",
        "    </httpProtocol>",
        '    <httpErrors errorMode="Custom">',
        '      <remove statusCode="404" />',
        '      <error statusCode="404" path="404.html" responseMode="File" />',
        "    </httpErrors>",
        '    <staticContent><clientCache cacheControlMode="DisableCache" /></staticContent>',
        "  </system.webServer>",
        '  <location path="assets">',
        "    <system.webServer>",
        "      <staticContent>",
        '        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="30.00:00:00" />',
        "      </staticContent>",
        "    </system.webServer>",
        "  </location>",
        "</configuration>",
    )


def _vercel(found: dict[str, str]) -> bytes:
    lasting = {"Cache-Control": _KEPT_FOR_GOOD}
    rules = [("/(.*)", found), ("/assets/antoan.(.*)", lasting)]
    value = {
        "trailingSlash": True,
        "headers": [
            {"source": source, "headers": [{"key": name, "value": value} for name, value in items.items()]}
            for source, items in rules
        ],
    }
    return _lines(json.dumps(value, indent=2))


def _nginx(found: dict[str, str]) -> bytes:
    # A location with headers of its own inherits none: the caching is told by a variable instead.
    return _lines(
        "# include /path/to/site/headers.nginx.conf;  (inside the server block)",
        "error_page 404 /404.html;",
        "location ~ /headers\\.nginx\\.conf$ { return 404; }",
        *(f'add_header {name} "{value}" always;' for name, value in found.items()),
        'set $antoan_cache "no-cache";',
        f'if ($uri ~ "{_LASTING}") {{ set $antoan_cache "{_KEPT_FOR_GOOD}"; }}',
        "add_header Cache-Control $antoan_cache;",
    )
