"""Replies without a server."""

import asyncio

from tritile.engine.running import EngineThread
from tritile.sampling import Settings
from tritile.serve.replies import Replies


def test_a_loop_that_is_closed_has_nobody_to_tell(model, caplog):
    """A server ends before the pass under way does; that is nobody's fault."""
    with EngineThread(model.engine()) as thread, model.program.turn:

        async def ask():
            replies = Replies(thread, model.tokenizer, queue=0)
            return replies.ask([b"HAMLET."], Settings(5), [], (), asyncio.Event())

        (reply,) = asyncio.run(ask())  # the device is taken: no token comes before that has ended
    assert reply.request.finished in ("cancelled", "length")
    assert not caplog.records
