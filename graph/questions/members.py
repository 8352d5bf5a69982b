"""The bodies behind the classes that a document is sent to."""

from __future__ import annotations

from graph.errors import UnknownDocument
from graph.groups import Members, expand
from graph.moment import checked
from graph.questions.known import require_known
from graph.questions.state import in_one_state
from graph.store.base import Store


@in_one_state
def members(store: Store, key: str, *, as_of: str | None = None) -> tuple[Members, ...]:
    """Each class among the addressees and recipients of `key`, as the bodies of its date.

    In the order of the text, each class once. The bodies are those of the document's date whatever
    `as_of` says, which only tells whether the document was known. Raises `UnknownDocument` for a
    key that is not in the store, or not yet, and `UsageProblem`.
    """
    node = store.nodes([key]).get(key)
    if node is None:
        raise UnknownDocument(key)
    require_known(store, node.document, checked(as_of))
    sent_to = (*node.said.addressees, *node.said.recipients)
    classes = dict.fromkeys(address.name for address in sent_to if address.group)
    return tuple(expand(name, node.issuer, node.document.date) for name in classes)
