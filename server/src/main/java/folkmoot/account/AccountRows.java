package folkmoot.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.id.AccountId;
import folkmoot.schema.generated.tables.records.AccountRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jooq.JSONB;

/** Between rows of {@code account} and {@link Account}. */
final class AccountRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AccountRows() {}

    static Account account(AccountRecord row) {
        return new Account(
                new AccountId(row.getId()),
                row.getUsername(),
                Optional.ofNullable(row.getDomain()),
                URI.create(row.getUri()),
                uri(row.getUrl()),
                ActorType.of(row.getActorType()).orElseThrow(),
                row.getDisplayName(),
                row.getNote(),
                row.getNoteSource(),
                fields(row.getFields()),
                uri(row.getAvatarUrl()),
                uri(row.getHeaderUrl()),
                new Account.Endpoints(
                        URI.create(row.getInboxUrl()),
                        uri(row.getSharedInboxUrl()),
                        uri(row.getOutboxUrl()),
                        uri(row.getFollowersUrl()),
                        uri(row.getFollowingUrl()),
                        uri(row.getFeaturedUrl())),
                new Account.Settings(
                        row.getLocked(),
                        row.getDiscoverable(),
                        row.getIndexable(),
                        Arrays.stream(row.getAlsoKnownAs()).map(URI::create).toList(),
                        uri(row.getMovedToUri())),
                new Account.Times(
                        row.getCreatedAt(),
                        row.getUpdatedAt(),
                        row.getFirstSeenAt(),
                        Optional.ofNullable(row.getFetchedAt()),
                        Optional.ofNullable(row.getSilencedAt()),
                        Optional.ofNullable(row.getSuspendedAt()),
                        Optional.ofNullable(row.getDeletedAt())),
                new Account.Showing(
                        row.getAvatarDescription(),
                        row.getHeaderDescription(),
                        row.getHideCollections(),
                        row.getShowMedia(),
                        row.getShowMediaReplies(),
                        row.getShowFeatured(),
                        List.of(row.getAttributionDomains()),
                        row.getMemorial()));
    }

    static AccountRecord row(Account account) {
        var row = new AccountRecord();
        row.setId(account.id().value());
        row.setUsername(account.username());
        row.setDomain(account.domain().orElse(null));
        row.setUri(account.uri().toString());
        row.setUrl(text(account.url()));
        row.setActorType(account.type().word());
        row.setDisplayName(account.displayName());
        row.setNote(account.note());
        row.setNoteSource(account.noteSource());
        row.setFields(fields(account.fields()));
        row.setAvatarUrl(text(account.avatar()));
        row.setHeaderUrl(text(account.header()));
        row.setInboxUrl(account.endpoints().inbox().toString());
        row.setSharedInboxUrl(text(account.endpoints().sharedInbox()));
        row.setOutboxUrl(text(account.endpoints().outbox()));
        row.setFollowersUrl(text(account.endpoints().followers()));
        row.setFollowingUrl(text(account.endpoints().following()));
        row.setFeaturedUrl(text(account.endpoints().featured()));
        row.setLocked(account.settings().locked());
        row.setDiscoverable(account.settings().discoverable());
        row.setIndexable(account.settings().indexable());
        row.setAlsoKnownAs(
                account.settings().alsoKnownAs().stream().map(URI::toString).toArray(String[]::new));
        row.setMovedToUri(text(account.settings().movedTo()));
        row.setCreatedAt(account.times().created());
        row.setUpdatedAt(account.times().updated());
        row.setFirstSeenAt(account.times().firstSeen());
        row.setFetchedAt(account.times().fetched().orElse(null));
        row.setSilencedAt(account.times().silenced().orElse(null));
        row.setSuspendedAt(account.times().suspended().orElse(null));
        row.setDeletedAt(account.times().deleted().orElse(null));
        var showing = account.showing();
        row.setAvatarDescription(showing.avatarDescription());
        row.setHeaderDescription(showing.headerDescription());
        row.setHideCollections(showing.hideCollections());
        row.setShowMedia(showing.showMedia());
        row.setShowMediaReplies(showing.showMediaReplies());
        row.setShowFeatured(showing.showFeatured());
        row.setAttributionDomains(showing.attributionDomains().toArray(String[]::new));
        row.setMemorial(showing.memorial());
        return row;
    }

    private static Optional<URI> uri(String text) {
        return Optional.ofNullable(text).map(URI::create);
    }

    private static String text(Optional<URI> uri) {
        return uri.map(URI::toString).orElse(null);
    }

    private static List<Account.Field> fields(JSONB json) {
        try {
            return StreamSupport.stream(JSON.readTree(json.data()).spliterator(), false)
                    .map(field -> new Account.Field(
                            field.path("name").asText(),
                            field.path("value").asText(),
                            field.path("source").asText(),
                            Optional.ofNullable(field.path("verifiedAt").textValue())
                                    .map(Instant::parse)))
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The profile fields of an account are not JSON", broken);
        }
    }

    static JSONB fields(List<Account.Field> fields) {
        var array = JSON.createArrayNode();
        for (var field : fields) {
            var object = array.addObject().put("name", field.name()).put("value", field.value());
            if (!field.source().isEmpty()) {
                object.put("source", field.source());
            }
            field.verifiedAt().ifPresent(when -> object.put("verifiedAt", when.toString()));
        }
        return JSONB.valueOf(array.toString());
    }
}
