package folkmoot.door.api.status;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.PreviewCardEntity;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.card.Card;
import folkmoot.talk.media.MediaUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns cards into what clients show; pictures go through us. */
public final class CardRenderer {

    private final MediaUrls urls;

    public CardRenderer(MediaUrls urls) {
        this.urls = urls;
    }

    /** @param people at least the author, where the card names one */
    public PreviewCardEntity entity(Card card, Map<AccountId, AccountEntity> people, Optional<AccountId> viewer) {
        var account = card.author().account().flatMap(id -> Optional.ofNullable(people.get(id)));
        boolean named = account.isPresent() || !card.author().name().isEmpty();
        return new PreviewCardEntity(
                card.url(),
                card.title(),
                card.description(),
                card.language(),
                card.kind().word(),
                card.author().name(),
                card.author().url(),
                card.provider().name(),
                card.provider().url(),
                card.frame().html(),
                card.frame().width(),
                card.frame().height(),
                card.image().map(image -> urls.of(image.url())),
                card.image().map(Card.Image::description).orElse(""),
                card.frame().embed(),
                card.image().flatMap(Card.Image::blurhash),
                card.published(),
                named
                        ? List.of(new PreviewCardEntity.CardAuthor(
                                card.author().name(), card.author().url(), account))
                        : List.of(),
                card.author().claimed().map(claimed -> viewer.equals(Optional.of(claimed))));
    }
}
