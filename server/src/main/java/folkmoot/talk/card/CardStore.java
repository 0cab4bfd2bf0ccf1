package folkmoot.talk.card;

import static folkmoot.schema.generated.Tables.PREVIEW_CARD;
import static folkmoot.schema.generated.Tables.STATUS_CARD;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.PreviewCardRecord;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;

/** All SQL that writes {@code preview_card} and {@code status_card}. */
final class CardStore {

    Optional<Card> byUrl(Transaction tx, URI url) {
        return tx.sql()
                .selectFrom(PREVIEW_CARD)
                .where(PREVIEW_CARD.URL.eq(url.toString()))
                .fetchOptional()
                .map(CardStore::card);
    }

    /** Keeps a card under its address, replacing what was known of the page; its id. */
    long save(Transaction tx, long newId, Card card) {
        var row = row(card);
        row.setId(newId);
        var changes = row(card);
        changes.touched(PREVIEW_CARD.ID, false);
        return tx.sql()
                .insertInto(PREVIEW_CARD)
                .set(row)
                .onConflict(PREVIEW_CARD.URL)
                .doUpdate()
                .set(changes)
                .returning(PREVIEW_CARD.ID)
                .fetchSingle()
                .getId();
    }

    /** Keeps the colours of a card's picture, if it still shows that one. */
    void colour(Transaction tx, long id, URI image, String blurhash) {
        tx.sql()
                .update(PREVIEW_CARD)
                .set(PREVIEW_CARD.BLURHASH, blurhash)
                .where(PREVIEW_CARD.ID.eq(id))
                .and(PREVIEW_CARD.IMAGE_URL.eq(image.toString()))
                .execute();
    }

    void attach(Transaction tx, StatusId status, long card) {
        tx.sql()
                .insertInto(STATUS_CARD)
                .set(STATUS_CARD.STATUS_ID, status.value())
                .set(STATUS_CARD.CARD_ID, card)
                .onConflict(STATUS_CARD.STATUS_ID)
                .doUpdate()
                .set(STATUS_CARD.CARD_ID, card)
                .execute();
    }

    void detach(Transaction tx, StatusId status) {
        tx.sql()
                .deleteFrom(STATUS_CARD)
                .where(STATUS_CARD.STATUS_ID.eq(status.value()))
                .execute();
    }

    Map<Long, Card> byIds(Transaction tx, Collection<Long> ids) {
        return tx.sql()
                .selectFrom(PREVIEW_CARD)
                .where(PREVIEW_CARD.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .fetchMap(PreviewCardRecord::getId, CardStore::card);
    }

    Map<StatusId, Card> of(Transaction tx, Collection<StatusId> statuses) {
        return tx.sql()
                .select(STATUS_CARD.STATUS_ID)
                .select(PREVIEW_CARD.fields())
                .from(STATUS_CARD)
                .join(PREVIEW_CARD)
                .on(PREVIEW_CARD.ID.eq(STATUS_CARD.CARD_ID))
                .where(STATUS_CARD.STATUS_ID.eq(
                        DSL.any(statuses.stream().map(StatusId::value).toArray(Long[]::new))))
                .fetchMap(row -> new StatusId(row.get(STATUS_CARD.STATUS_ID)), row -> card(row.into(PREVIEW_CARD)));
    }

    private static PreviewCardRecord row(Card card) {
        var row = new PreviewCardRecord();
        row.setUrl(card.url().toString());
        row.setTitle(card.title());
        row.setDescription(card.description());
        row.setType(card.kind().word());
        row.setLanguage(card.language().orElse(null));
        row.setAuthorName(card.author().name());
        row.setAuthorUrl(card.author().url());
        row.setAuthorAccountId(card.author().account().map(AccountId::value).orElse(null));
        row.setClaimedAuthorAccountId(
                card.author().claimed().map(AccountId::value).orElse(null));
        row.setProviderName(card.provider().name());
        row.setProviderUrl(card.provider().url());
        row.setHtml(card.frame().html());
        row.setWidth(card.frame().width());
        row.setHeight(card.frame().height());
        row.setEmbedUrl(card.frame().embed());
        row.setImageUrl(card.image().map(image -> image.url().toString()).orElse(null));
        row.setImageDescription(card.image().map(Card.Image::description).orElse(""));
        row.setBlurhash(card.image().flatMap(Card.Image::blurhash).orElse(null));
        row.setPublishedAt(card.published().orElse(null));
        row.setFetchedAt(card.fetched());
        return row;
    }

    static Card card(PreviewCardRecord row) {
        return new Card(
                row.getId(),
                URI.create(row.getUrl()),
                row.getTitle(),
                row.getDescription(),
                Card.Kind.valueOf(row.getType().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getLanguage()),
                new Card.Author(
                        row.getAuthorName(),
                        row.getAuthorUrl(),
                        Optional.ofNullable(row.getAuthorAccountId()).map(AccountId::new),
                        Optional.ofNullable(row.getClaimedAuthorAccountId()).map(AccountId::new)),
                new Card.Provider(row.getProviderName(), row.getProviderUrl()),
                new Card.Frame(row.getHtml(), row.getWidth(), row.getHeight(), row.getEmbedUrl()),
                Optional.ofNullable(row.getImageUrl())
                        .map(url -> new Card.Image(
                                URI.create(url), row.getImageDescription(), Optional.ofNullable(row.getBlurhash()))),
                Optional.ofNullable(row.getPublishedAt()),
                row.getFetchedAt());
    }
}
