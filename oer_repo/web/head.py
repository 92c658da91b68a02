"""An answer to HEAD has no body (RFC 9110, 9.3.2). Django leaves that to the server, and gunicorn sends what it is given:
on a connection that is kept, the body would be read as the next answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def head_has_no_body(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            else:
                response.content = b""  # type: ignore[attr-defined]  # Content-Length stays: it was set before
        return response

    return middleware
