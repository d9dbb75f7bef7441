"""The service that packs talk to: each answer takes its time and no processor. A process of its own.

Prints its port. Ends when its standard input does, so with whoever started it.
"""

import asyncio
import sys

__all__: list[str] = []

_BODY = b'{"ok": true}'
_PAGE = (
    "<!doctype html><title>Page {0}</title><h1>Page {0}</h1><p id=told>…</p>"
    "<button id=go onclick=\"told.textContent='Told {0}'\">Tell</button>"
    "<a id=on href=/page/{1}>On</a><ul>" + "<li>One of many lines</li>" * 40 + "</ul>"
)


def _answer(path: str) -> tuple[str, bytes]:
    if path.startswith("/page/"):
        number = int(path.removeprefix("/page/"))
        return "text/html; charset=utf-8", _PAGE.format(number, number + 1).encode()
    return "application/json", _BODY


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            path = head.split(b" ", 2)[1].decode()
            if path.startswith("/call/"):
                await asyncio.sleep(delay)
            kind, body = _answer(path)
            status = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode()
            writer.write(status + b"\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def _main(delay: float) -> None:
    server = await asyncio.start_server(lambda r, w: _serve(r, w, delay), "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(_main(float(sys.argv[1])))
