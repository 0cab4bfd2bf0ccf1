package folkmoot.civic.matter;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.TextParts;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Visibility;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Posts of any client, here or elsewhere, that mention a community and have the hashtag of a kind in any of our languages: they are
 * matters as they stand, and follow the edits and the deletion of their post. What does not hold up stays a post, and its author is told.
 */
public final class MatterIntake implements StatusObserver {

    private static final String PROPOSAL = "proposal";

    private final Matters matters;
    private final MatterWriting writing;
    private final Kinds kinds;
    private final KindChoices choices;
    private final MatterReading reading;
    private final Foundations civic;

    public MatterIntake(Matters matters, MatterWriting writing, KindChoices choices) {
        this.matters = matters;
        this.writing = writing;
        this.kinds = matters.kinds();
        this.choices = choices;
        this.reading = new MatterReading(kinds);
        this.civic = matters.civic();
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.thread().community().isEmpty()
                || status.isReply()
                || status.isReblog()
                || status.visibility() != Visibility.PUBLIC
                || author.isGroup()
                || !status.text().type().equals("Note") // an Event says itself what it is
                || isWrittenByForm(status)) {
            return;
        }
        var kind = kind(status);
        if (kind.isEmpty()) {
            return;
        }
        var named = new HashSet<>(mentioned);
        named.add(new AccountId(status.thread().community().get().value()));
        civic.communities().among(tx, named).stream()
                .filter(community -> choices.wants(tx, community, kind.get()))
                .findFirst()
                .ifPresent(community -> adopt(tx, community, status, author, kind.get()));
    }

    private boolean isWrittenByForm(Status status) {
        return status.local()
                && status.url()
                        .filter(url -> url.getPath().endsWith("/matters/" + status.id()))
                        .isPresent();
    }

    private Optional<MatterKind<?>> kind(Status status) {
        var tags = TextParts.hashtags(Html.text(status.text().content()));
        return tags.stream().anyMatch(PROPOSAL::equalsIgnoreCase)
                ? Optional.empty()
                : tags.stream().flatMap(tag -> kinds.byHashtag(tag).stream()).findFirst();
    }

    private void adopt(Transaction tx, Community community, Status status, Account author, MatterKind<?> kind) {
        try {
            writing.adopt(tx, community, author, kind, typed(kind, status), status);
        } catch (Invalid | Forbidden refused) { // before anything was written: the post itself stands
            tell(tx, community, author, kind, status, refused.getMessage());
        }
    }

    private void tell(
            Transaction tx, Community community, Account author, MatterKind<?> kind, Status status, String why) {
        var language = status.text().language().orElse(community.language());
        var words = kinds.in(language);
        var text = words.get("matter.refused", words.name(kind), why);
        matters.clerk().tell(tx, community, author, text, language);
    }

    private Map<String, String> typed(MatterKind<?> kind, Status status) {
        return reading.of(kind, status.text().content());
    }

    /** A member changes the post in an app: what does not hold up is refused. */
    @Override
    public Posted shaping(Transaction tx, Posted edit) {
        var status = edit.status();
        if (status.local()) {
            matters.find(tx, status.id()).ifPresent(matter -> follow(tx, matter, status, edit.author()));
        }
        return edit;
    }

    /** A post elsewhere was changed. */
    @Override
    public void edited(Transaction tx, Status status, Account author) {
        if (status.local() || !status.text().type().equals("Note")) {
            return;
        }
        matters.find(tx, status.id()).filter(Matter::isHome).ifPresent(matter -> {
            try {
                follow(tx, matter, status, author);
            } catch (Invalid | Forbidden refused) {
                var community =
                        civic.communities().require(tx, matter.community().orElseThrow());
                tell(tx, community, author, kinds.require(matter.kind()), status, refused.getMessage());
            }
        });
    }

    /** What was typed into lines of the post counts; what only the form asks for stays. */
    private void follow(Transaction tx, Matter matter, Status status, Account author) {
        if (matter.author().equals(author.id())) {
            var kind = kinds.require(matter.kind());
            var typed = typed(kind, status);
            MatterEntry.fields(kind).stream()
                    .map(MatterField::name)
                    .filter(name -> !Set.of("first_name", "meeting").contains(name))
                    .forEach(name -> typed.putIfAbsent(name, ""));
            writing.changed(tx, matter.id(), author, typed);
        }
    }

    /** At once where it stands in a community; what stands in none any more, or never did, the hourly job takes away. */
    @Override
    public void removed(Transaction tx, Status status, Account author) {
        if (status.thread().community().isPresent() && !status.isReply()) {
            matters.removed(tx, status.id());
        }
    }
}
