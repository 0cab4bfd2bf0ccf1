package folkmoot.people.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.platform.database.Rows;
import folkmoot.platform.id.AccountId;
import folkmoot.schema.generated.tables.records.AccountRecord;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jooq.JSONB;

/** Between rows of {@code account} and {@link Account}. */
final class AccountRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AccountRows() {}

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getLong("id")),
                row.getString("username"),
                Rows.optionalText(row, "domain"),
                URI.create(row.getString("uri")),
                uri(row, "url"),
                ActorType.of(row.getString("actor_type")).orElseThrow(),
                row.getString("display_name"),
                row.getString("note"),
                row.getString("note_source"),
                fields(row.getString("fields")),
                uri(row, "avatar_url"),
                uri(row, "header_url"),
                new Account.Endpoints(
                        URI.create(row.getString("inbox_url")),
                        uri(row, "shared_inbox_url"),
                        uri(row, "outbox_url"),
                        uri(row, "followers_url"),
                        uri(row, "following_url"),
                        uri(row, "featured_url")),
                new Account.Settings(
                        row.getBoolean("locked"),
                        row.getBoolean("discoverable"),
                        row.getBoolean("indexable"),
                        Rows.texts(row, "also_known_as").stream()
                                .map(URI::create)
                                .toList(),
                        uri(row, "moved_to_uri")),
                times(row),
                new Account.Showing(
                        row.getString("avatar_description"),
                        row.getString("header_description"),
                        row.getBoolean("hide_collections"),
                        row.getBoolean("show_media"),
                        row.getBoolean("show_media_replies"),
                        row.getBoolean("show_featured"),
                        Rows.texts(row, "attribution_domains"),
                        row.getBoolean("memorial")),
                BadgeRows.badges(row.getString("badges")));
    }

    private static Account.Times times(ResultSet row) throws SQLException {
        return new Account.Times(
                Rows.time(row, "created_at"),
                Rows.time(row, "updated_at"),
                Rows.time(row, "first_seen_at"),
                Rows.optionalTime(row, "fetched_at"),
                Rows.optionalTime(row, "silenced_at"),
                Rows.optionalTime(row, "suspended_at"),
                Rows.optionalTime(row, "deleted_at"));
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

    private static Optional<URI> uri(ResultSet row, String column) throws SQLException {
        return Rows.optionalText(row, column).map(URI::create);
    }

    private static String text(Optional<URI> uri) {
        return uri.map(URI::toString).orElse(null);
    }

    private static List<Account.Field> fields(String json) {
        if (json.equals("[]")) {
            return List.of();
        }
        try {
            return StreamSupport.stream(JSON.readTree(json).spliterator(), false)
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
