package folkmoot.door.web.board;

import folkmoot.civic.matter.Matters;
import folkmoot.civic.release.Release;
import folkmoot.civic.release.ReleaseFile;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the page of a release shows besides: its files, who can have them, and for its body a form that adds one. */
final class ReleaseParts {

    private final MatterForms forms;
    private final Views views;
    private final Instant now;

    ReleaseParts(MatterForms forms, Views views, Instant now) {
        this.forms = forms;
        this.views = views;
        this.now = now;
    }

    void add(
            Transaction tx,
            Matters.Whole<?> whole,
            Release release,
            Optional<Account> reader,
            String base,
            List<Part> parts) {
        var text = forms.text();
        var matter = whole.matter();
        if (matter.state().isOver()) {
            return;
        }
        boolean author = reader.filter(by -> by.id().equals(matter.author())).isPresent();
        boolean has = release.isOpen(now)
                || author
                || reader.filter(by -> forms.board()
                                .files()
                                .isMember(tx, matter.community().orElseThrow(), by))
                        .isPresent();
        parts.add(new Part.Note(
                "",
                release.isOpen(now)
                        ? text.get("board.release.open")
                        : text.get("board.release.members", views.moment(text, release.opens()))));
        var files = forms.board().files().list(tx, matter.id());
        if (files.isEmpty()) {
            parts.add(new Part.Words(text.get("board.release.none")));
        } else {
            if (has) {
                parts.add(new Part.Links(files.stream()
                        .map(file -> new Link(base + "/files/" + file.id(), file.name()))
                        .toList()));
            }
            parts.add(new Part.Table(
                    text.get("board.release.files"),
                    List.of(
                            text.get("board.release.name"),
                            text.get("board.release.bytes"),
                            text.get("board.release.digest")),
                    files.stream().map(ReleaseParts::row).toList()));
        }
        if (author) {
            parts.add(new Part.Filled(forms.of(whole, "files", base)
                    .file("file", "")
                    .labelled(text.get("board.release.add"), Form.Tone.PRIMARY)));
        }
    }

    private static List<String> row(ReleaseFile file) {
        return List.of(file.name(), Integer.toString(file.bytes()), file.digest());
    }
}
