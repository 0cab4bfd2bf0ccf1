package folkmoot.civic.response;

import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What recognised official actors write in the discussion of a proposal that addresses their body, from whatever software: a hashtag
 * makes an answer of it, without one it is a comment of the body. An edit is another version of it, and a removal leaves what it said.
 */
public final class Replies implements StatusObserver {

    private final Proposals proposals;
    private final Foundations civic;
    private final Discussions discussions;
    private final Speakers speakers;
    private final Answering answering;
    private final ResponseStore store;
    private final ReplyMeaning meaning;
    private final Pauses pauses;
    private final Bulk<Reply> byAuthors = new Bulk<>(this::authorsReplied);

    Replies(Proposals proposals, Speakers speakers, Answering answering, ResponseStore store, Pauses pauses) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.discussions = new Discussions(proposals);
        this.speakers = speakers;
        this.answering = answering;
        this.store = store;
        this.meaning = new ReplyMeaning(civic, store);
        this.pauses = pauses;
    }

    private record Reply(Status status, Account author) {}

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.isReblog() || !status.isReply() || !status.visibility().isOpen()) {
            return;
        }
        if (!civic.officials().isOfficialAnywhere(tx, author)) {
            tx.later(byAuthors, new Reply(status, author));
        } else if (store.of(tx, status.id()).isEmpty()) { // else the answer made it
            receive(tx, status, author);
        }
    }

    /** Whoever asked them waits no longer. */
    private void authorsReplied(Transaction tx, List<Reply> replies) {
        var authors = replies.stream().map(reply -> reply.author().id()).collect(Collectors.toSet());
        var waited = pauses.waitingFor(tx, authors);
        for (var reply : replies) {
            var about = waited.getOrDefault(reply.author().id(), Set.of());
            if (!about.isEmpty()) {
                discussions
                        .of(tx, reply.status())
                        .filter(proposal -> about.contains(proposal.id()))
                        .map(proposal -> proposals.locked(tx, proposal))
                        .ifPresent(proposal -> pauses.authorReplied(
                                tx, proposal, reply.author().id()));
            }
        }
    }

    @Override
    public void changing(Transaction tx, Status status) {
        answered(tx, store.of(tx, status.id())).ifPresent(proposal -> proposals.locked(tx, proposal));
    }

    @Override
    public void edited(Transaction tx, Status status, Account author) {
        var known = store.of(tx, status.id());
        var proposal = answered(tx, known);
        if (proposal.isEmpty()) {
            receive(tx, status, author); // says something now that it did not say before
        } else {
            change(tx, proposals.locked(tx, proposal.get()), known, status, author);
        }
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        var known = store.of(tx, status.id()).stream()
                .filter(response -> response.removed().isEmpty())
                .toList();
        answered(tx, known)
                .map(proposal -> proposals.locked(tx, proposal))
                .ifPresent(proposal -> known.forEach(response -> answering.remove(tx, proposal, response, author)));
    }

    private Optional<Proposal> answered(Transaction tx, List<OfficialResponse> responses) {
        return responses.stream().findFirst().flatMap(first -> proposals.find(tx, first.proposal()));
    }

    private void receive(Transaction tx, Status reply, Account author) {
        if (!reply.isReply()
                || !reply.visibility().isOpen()
                || !civic.officials().isOfficialAnywhere(tx, author)) {
            return;
        }
        discussions.of(tx, reply).filter(Proposal::local).ifPresent(about -> receive(tx, about, reply, author));
    }

    private void receive(Transaction tx, Proposal about, Status reply, Account author) {
        var proposal = proposals.locked(tx, about);
        var written = written(tx, proposal, reply, author);
        var reading = ReplyReading.of(reply.text().content());
        for (var voice : speakers.answering(tx, proposal, author)) {
            var says = read(tx, proposal, voice, reading, reply, author);
            var kept = answering.keep(tx, proposal, voice, says, written);
            answering.takeEffect(tx, proposal, kept, voice, says, written);
        }
    }

    /**
     * Part of an answer to many, where it names one that it had not named to this proposal before: who takes another position with the same
     * link does not do so in silence.
     */
    private Answering.Written written(Transaction tx, Proposal proposal, Status reply, Account author) {
        var own = Answering.Written.of(reply, author);
        return WholeAnswer.of(own.html(), author)
                .filter(whole -> store.list(tx, proposal.id(), Optional.empty(), Responses.MOST_LISTED).stream()
                        .noneMatch(said -> said.account().equals(author.id()) && names(said, author, whole)))
                .map(own::partOf)
                .orElse(own);
    }

    private static boolean names(OfficialResponse said, Account author, URI whole) {
        return said.versions().stream()
                .anyMatch(version -> WholeAnswer.of(version.content(), author).equals(Optional.of(whole)));
    }

    /** Of the bodies for which its author still speaks. */
    private void change(Transaction tx, Proposal proposal, List<OfficialResponse> known, Status reply, Account author) {
        var written = Answering.Written.of(reply, author);
        var reading = ReplyReading.of(reply.text().content());
        for (var voice : speakers.answering(tx, proposal, author)) {
            for (var response : known) {
                if (response.body().equals(Optional.of(voice.body().id()))
                        && !response.latest().content().equals(written.html())) {
                    boolean same = reading.statement().position().equals(response.position());
                    var says = same
                            ? meaning.of(
                                            tx,
                                            proposal,
                                            voice,
                                            response.position()
                                                    .orElse(voice.track().state()),
                                            reply,
                                            reading)
                                    .says()
                            : read(tx, proposal, voice, reading, reply, author);
                    answering.change(tx, proposal, response, voice, says, written);
                }
            }
        }
    }

    /** What a reply says on a track; words alone where it must not say what it says, which its author is told. */
    private Statement read(
            Transaction tx, Proposal proposal, Voice voice, ReplyReading reading, Status reply, Account author) {
        var meant = meaning.of(tx, proposal, voice, voice.track().state(), reply, reading);
        meant.told().ifPresent(why -> tell(tx, proposal, Answering.Written.of(reply, author), why, reading));
        return meant.says();
    }

    private void tell(Transaction tx, Proposal proposal, Answering.Written written, Refused why, ReplyReading reading) {
        var language = written.language().isEmpty() ? proposal.content().language() : written.language();
        proposals
                .clerk()
                .tell(
                        tx,
                        civic.communities().require(tx, proposal.community()),
                        written.by(),
                        why.sentence(language, String.join(" ", reading.hashtags())) + "\n\n"
                                + proposals.page(tx, proposal),
                        language);
    }
}
