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

    static StatusRecord row(Status status) {
        var row = new StatusRecord();
        row.setId(status.id().value());
        row.setAccountId(status.author().value());
        row.setUri(status.uri().toString());
        row.setUrl(status.url().map(URI::toString).orElse(null));
        row.setInReplyToId(status.thread().parent().map(StatusId::value).orElse(null));
        row.setInReplyToAccountId(
                status.thread().parentAuthor().map(AccountId::value).orElse(null));
        row.setInReplyToUri(status.thread().parentUri().map(URI::toString).orElse(null));
        row.setReblogOfId(status.reblog().map(reblog -> reblog.status().value()).orElse(null));
        row.setReblogAccountId(
                status.reblog().map(reblog -> reblog.author().value()).orElse(null));
        row.setCommunityId(status.thread().community().map(CommunityId::value).orElse(null));
        row.setVisibility(status.visibility().word());
        row.setObjectType(status.text().type());
        row.setContent(status.text().content());
        row.setSpoilerText(status.text().spoiler());
        row.setSensitive(status.text().sensitive());
        row.setLanguage(status.text().language().orElse(null));
        row.setSourceText(status.text().source().orElse(null));
        row.setApplicationId(
                status.text().application().map(ApplicationId::value).orElse(null));
        row.setLocal(status.local());
        row.setEditedAt(status.times().edited().orElse(null));
        row.setDeletedAt(status.times().deleted().orElse(null));
        row.setCreatedAt(status.times().created());
        return row;
    }
}
