package folkmoot.door.api.account;

import folkmoot.door.api.entity.CollectionEntity;
import folkmoot.door.api.entity.CollectionEntity.CollectionItemEntity;
import folkmoot.door.api.entity.StatusEntity.StatusTag;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.collection.AccountCollection;
import folkmoot.talk.collection.AccountCollection.Item;
import folkmoot.talk.collection.AccountCollection.State;
import java.util.Optional;

/** Turns collections into what clients show. */
public final class CollectionRenderer {

    private final LocalUris uris;

    public CollectionRenderer(LocalUris uris) {
        this.uris = uris;
    }

    public CollectionEntity render(AccountCollection collection, Optional<AccountId> viewer) {
        boolean own = viewer.equals(Optional.of(collection.owner()));
        var about = collection.about();
        var address = uris.at("/collections/" + collection.id());
        return new CollectionEntity(
                Long.toString(collection.id()),
                address,
                Optional.of(address),
                about.name(),
                Optional.of(about.description()).filter(text -> !text.isEmpty()),
                about.language(),
                collection.owner().toString(),
                true,
                about.sensitive(),
                about.discoverable(),
                collection.shown().size(),
                collection.created(),
                collection.updated(),
                about.tag().map(name -> new StatusTag(name, uris.tag(name))),
                collection.items().stream()
                        .filter(item -> own || item.state() == State.ACCEPTED)
                        .map(CollectionRenderer::item)
                        .toList());
    }

    static CollectionItemEntity item(Item item) {
        return new CollectionItemEntity(
                Long.toString(item.id()),
                item.state().word(),
                item.created(),
                item.state() == State.REVOKED
                        ? Optional.empty()
                        : Optional.of(item.account().toString()));
    }
}
