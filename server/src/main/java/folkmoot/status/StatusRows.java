package folkmoot.status;

import folkmoot.id.AccountId;
import folkmoot.id.ApplicationId;
import folkmoot.id.CommunityId;
import folkmoot.id.StatusId;
import folkmoot.schema.generated.tables.records.MediaAttachmentRecord;
import folkmoot.schema.generated.tables.records.StatusRecord;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Between rows of {@code status}, {@code media_attachment} and their records. */
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

    static Attachment attachment(MediaAttachmentRecord row) {
        return new Attachment(
                row.getId(),
                Attachment.Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                URI.create(row.getRemoteUrl()),
                Optional.ofNullable(row.getMediaType()),
                Optional.ofNullable(row.getDescription()),
                Optional.ofNullable(row.getBlurhash()),
                row.getWidth() == null ? OptionalInt.empty() : OptionalInt.of(row.getWidth()),
                row.getHeight() == null ? OptionalInt.empty() : OptionalInt.of(row.getHeight()));
    }

    static MediaAttachmentRecord attachmentRow(Status status, Attachment attachment, int position) {
        var row = new MediaAttachmentRecord();
        row.setId(attachment.id());
        row.setStatusId(status.id().value());
        row.setAccountId(status.author().value());
        row.setPosition(position);
        row.setKind(attachment.kind().word());
        row.setRemoteUrl(attachment.url().toString());
        row.setMediaType(attachment.mediaType().orElse(null));
        row.setDescription(attachment.description().orElse(null));
        row.setBlurhash(attachment.blurhash().orElse(null));
        attachment.width().ifPresent(row::setWidth);
        attachment.height().ifPresent(row::setHeight);
        row.setCreatedAt(status.times().created());
        return row;
    }
}
