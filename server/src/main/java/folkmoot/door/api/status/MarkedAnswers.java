package folkmoot.door.api.status;

import folkmoot.door.api.entity.StatusEntity;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.WrittenJson;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.ViewerMarks;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers those who have just marked or made a status with the status as it is now: many of them from the same statements, as they come back
 * from the same commit.
 */
public final class MarkedAnswers implements AutoCloseable {

    private static final int LARGEST_GROUP = 128;

    private final Database database;
    private final StatusFragments fragments;
    private final StatusPages pages;
    private final StatusRenderer renderer;
    private final GroupCommit<Marked, Optional<WrittenJson>> reading;
    private final GroupCommit<Status, StatusEntity> made;
    private final GroupCommit<AccountId, Optional<Account>> authors;

    MarkedAnswers(
            Database database,
            Accounts accounts,
            StatusFragments fragments,
            StatusPages pages,
            StatusRenderer renderer) {
        this.database = database;
        this.fragments = fragments;
        this.pages = pages;
        this.renderer = renderer;
        this.reading = GroupCommit.reading(database, "answers", LARGEST_GROUP, this::read);
        this.made = GroupCommit.reading(database, "posts", LARGEST_GROUP, renderer::renderPlainNew);
        this.authors = GroupCommit.reading(database, "authors", LARGEST_GROUP, (tx, wanted) -> {
            var found = accounts.map(tx, wanted);
            return wanted.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
        });
    }

    private record Marked(AccountId viewer, StatusId status) {}

    /** A status that the viewer may see, as they see it. Problems: 404 where it went meanwhile. */
    Object of(AccountId viewer, StatusId status) {
        var written = reading.submit(new Marked(viewer, status));
        return written.isPresent() ? written.get() : personal(viewer, status);
    }

    private List<Optional<WrittenJson>> read(Transaction tx, List<Marked> all) {
        var shared =
                fragments.shared(all.stream().map(Marked::status).distinct().toList());
        var viewers = all.stream().map(Marked::viewer).toList();
        pages.prepareMarked(viewers);
        var marks =
                ViewerMarks.ofEach(tx, viewers, all.stream().map(Marked::status).toList());
        return IntStream.range(0, all.size())
                .mapToObj(i -> Optional.ofNullable(shared.get(all.get(i).status()))
                        .map(fragment -> pages.marked(fragment, all.get(i).viewer(), marks.get(i))))
                .toList();
    }

    /** A post that its author has just made, without poll or quote. */
    StatusEntity ofNew(Status status) {
        return made.submit(status);
    }

    /** Somebody who is about to post, of many at once. Problems: 404 where they went. */
    Account author(AccountId id) {
        return authors.submit(id).orElseThrow(NotFound::new);
    }

    /** What looks different to everybody. */
    private Object personal(AccountId viewer, StatusId status) {
        return database.read(tx -> renderer.renderIds(tx, List.of(status), Optional.of(viewer))).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @Override
    public void close() {
        reading.close();
        made.close();
        authors.close();
    }
}
