package folkmoot.status;

import folkmoot.id.AccountId;
import folkmoot.id.ApplicationId;
import folkmoot.id.CommunityId;
import folkmoot.id.StatusId;
import folkmoot.schema.generated.tables.records.StatusRecord;
import java.net.URI;
import java.util.Optional;

/** Between rows of {@code status} and {@link Status}. */
final class StatusRows {

    private StatusRows() {}

    static Status status(StatusRecord row) {
        return new Status(
                new StatusId(row.getId()),
                new AccountId(row.getAccountId()),
                URI.create(row.getUri()),
                Optional.ofNullable(row.getUrl()).map(URI::create),
                new Status.Thread(
                        Optional.ofNullable(row.getInReplyToId()).map(StatusId::new),
                        Optional.ofNullable(row.getInReplyToAccountId()).map(AccountId::new),
                        Optional.ofNullable(row.getInReplyToUri()).map(URI::create),
                        Optional.ofNullable(row.getCommunityId()).map(CommunityId::new)),
                Optional.ofNullable(row.getReblogOfId())
                        .map(of -> new Status.Reblogged(new StatusId(of), new AccountId(row.getReblogAccountId()))),
                Visibility.of(row.getVisibility()).orElseThrow(),
                new Status.Text(
                        row.getObjectType(),
                        row.getContent(),
                        row.getSpoilerText(),
                        row.getSensitive(),
                        Optional.ofNullable(row.getLanguage()),
                        Optional.ofNullable(row.getSourceText()),
                        Optional.ofNullable(row.getApplicationId()).map(ApplicationId::new)),
                row.getLocal(),
                new Status.Times(
                        row.getCreatedAt(),
                        Optional.ofNullable(row.getEditedAt()),
                        Optional.ofNullable(row.getDeletedAt())));
    }

    /** In the order of {@link StatusStore}'s insert. */
    static Object[] values(Status status) {
        var thread = status.thread();
        var text = status.text();
        return new Object[] {
            status.id().value(),
            status.author().value(),
            status.uri().toString(),
            text(status.url()),
            thread.parent().map(StatusId::value).orElse(null),
            thread.parentAuthor().map(AccountId::value).orElse(null),
            text(thread.parentUri()),
            status.reblog().map(reblog -> reblog.status().value()).orElse(null),
            status.reblog().map(reblog -> reblog.author().value()).orElse(null),
            thread.community().map(CommunityId::value).orElse(null),
            status.visibility().word(),
            text.type(),
            text.content(),
            text.spoiler(),
            text.sensitive(),
            text.language().orElse(null),
            text.source().orElse(null),
            text.application().map(ApplicationId::value).orElse(null),
            status.local(),
            status.times().created(),
            status.times().edited().orElse(null),
            status.times().deleted().orElse(null)
        };
    }

    private static String text(Optional<URI> uri) {
        return uri.map(URI::toString).orElse(null);
    }
}
