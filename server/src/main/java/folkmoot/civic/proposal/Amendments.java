package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.ProposalMessages.About;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the text of proposals, whichever way a change comes in: by the form or the API, by an app in which a member edits the
 * post, by the author of the post elsewhere. What a change is says {@link TextChanges}; a text that bodies have is not changed any
 * more (docs/civic/text.md).
 */
public final class Amendments {

    /** How many amendments supporters are asked about in a day. */
    static final int MOST_A_DAY = 5;

    private static final Duration DAY = Duration.ofDays(1);
    private static final String HASHTAG = "proposal";

    private final Proposals proposals;
    private final Foundations civic;
    private final Records records;
    private final ProposalMessages messages;
    private final AmendmentNews news;
    private final ProposalText text;
    private final ListedFields listed;
    private final Attachments pictures;

    public Amendments(Proposals proposals, Records records, ProposalMessages messages, AmendmentNews news) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.records = records;
        this.messages = messages;
        this.news = news;
        this.text = new ProposalText(civic.uris(), proposals.clerk());
        this.listed = new ListedFields(civic);
        this.pictures = new Attachments(civic.clock());
    }

    /**
     * An author changes the text by form or API, and the post says it. Its pictures are the post's, not the text's: they may be others
     * at any time. Problems: 403 for anybody else and for who is banned, 422 for a text that breaks a limit, or that can no longer be
     * changed.
     *
     * @param described whether what its pictures show was said anew
     */
    public void change(Transaction tx, Proposal of, Account by, NewProposal wanted, boolean described) {
        of.requireHome();
        var proposal = proposals.locked(tx, of);
        requireAuthor(tx, proposal, by);
        if (proposal.original().isPresent()) {
            throw Invalid.refused("This proposal is a post on another server: edit it there, and it changes here too");
        }
        wanted.requireValid(true);
        var post = civic.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
        var author = civic.accounts().require(tx, post.author());
        boolean others = !pictures(tx, proposal).equals(wanted.pictures());
        var shown = pictures.choose(tx, author.id(), Optional.of(post.id()), wanted.pictures());
        if (apply(tx, proposal, by.id(), wanted) || others || described) {
            rewrite(tx, rendered(tx, proposal, wanted, post, author, Optional.empty(), shown));
        }
    }

    /** The same; what its pictures show is said as before. */
    public void change(Transaction tx, Proposal of, Account by, NewProposal wanted) {
        change(tx, of, by, wanted, false);
    }

    /** What is shown with it now, in order. */
    public List<MediaId> pictures(Transaction tx, Proposal proposal) {
        return pictures.of(tx, List.of(proposal.status())).getOrDefault(proposal.status(), List.of()).stream()
                .map(MediaAttachment::id)
                .toList();
    }

    /**
     * A member edits the post that is the proposal. Returns the post as it is to be kept: one that the form wrote is written anew
     * from its fields. Problems: as {@link #change}; then the post stays as it is, too, so that both always say the same.
     */
    Posted ownPost(Transaction tx, Proposal of, Posted edit) {
        var proposal = proposals.locked(tx, of);
        requireAuthor(tx, proposal, edit.author());
        boolean byForm = isByForm(tx, proposal);
        var content = edit.status().text().content();
        var wanted = changed(
                proposal,
                present(tx, proposal),
                byForm ? ProposalReading.ofForm(content) : ProposalReading.ofPost(content),
                edit.status().text().language());
        wanted.requireValid(byForm);
        apply(tx, proposal, edit.author().id(), wanted);
        return byForm
                ? rendered(tx, proposal, wanted, edit.status(), edit.author(), Optional.empty(), edit.attachments())
                : edit;
    }

    /**
     * The post elsewhere changed from which the clerk made the proposal. Where the text cannot be changed, it stays, and its author
     * is told once why.
     */
    void original(Transaction tx, Proposal of, Status original, Account author) {
        var proposal = proposals.locked(tx, of);
        var wanted = changed(
                proposal,
                present(tx, proposal),
                ProposalReading.ofPost(original.text().content()),
                original.text().language());
        try {
            requireAuthor(tx, proposal, author);
            wanted.requireValid(false);
            if (apply(tx, proposal, author.id(), wanted)) {
                var post = civic.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
                var clerk = civic.accounts().require(tx, post.author());
                var credit = Optional.of(new ProposalText.Credit(author, original.page()));
                rewrite(tx, rendered(tx, proposal, wanted, post, clerk, credit, List.of()));
            }
        } catch (Invalid | Forbidden refused) { // checked before anything was written
            var words = Words.in(proposal.content().language());
            messages.tellOnce(
                    tx,
                    proposal,
                    author,
                    About.FROZEN,
                    words.get(
                            "notice.unchanged",
                            proposal.title(),
                            refused.getMessage(),
                            proposals.page(tx, proposal).toString()));
        }
    }

    private void requireAuthor(Transaction tx, Proposal proposal, Account by) {
        if (!by.isActive() || !proposals.isAuthor(tx, proposal, by.id())) {
            throw new Forbidden("Only its authors can change the text of a proposal");
        }
        if (civic.bans().isBanned(tx, proposal.community(), by.id())) {
            throw new Forbidden("You are banned from this community");
        }
    }

    private TextVersion present(Transaction tx, Proposal proposal) {
        return proposals
                .versions()
                .find(tx, proposal.id(), proposal.version())
                .orElseThrow(() -> new IllegalStateException("Proposal " + proposal.id() + " has no text"));
    }

    /** What a post says can be changed in an app; the other fields stay. */
    private static NewProposal changed(
            Proposal proposal, TextVersion present, ProposalReading.Fields fields, Optional<String> language) {
        return new NewProposal(
                fields.title(),
                fields.ask(),
                fields.problem(),
                proposal.place(),
                present.text().bodies(),
                language.orElse(proposal.content().language()),
                Optional.empty());
    }

    /** The form wrote the post, or wrote it anew since. */
    private boolean isByForm(Transaction tx, Proposal proposal) {
        var post = civic.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
        var now = changed(
                proposal,
                present(tx, proposal),
                new ProposalReading.Fields(
                        proposal.title(),
                        proposal.content().ask(),
                        proposal.content().problem()),
                Optional.empty());
        var community = civic.communities().require(tx, proposal.community());
        return post.url().flatMap(civic.uris()::readProposalPage).isPresent()
                || post.text().content().equals(html(now, proposal, community, Optional.empty()));
    }

    /** Whether anything changed. Checks all before it writes anything. */
    private boolean apply(Transaction tx, Proposal proposal, AccountId by, NewProposal wanted) {
        var versions = proposals.versions();
        var now = civic.clock().instant();
        var present = present(tx, proposal).text();
        var to = VersionText.of(wanted);
        var base = versions.base(tx, proposal.id(), proposal.version()).orElseThrow();
        var kind = TextChanges.of(base, present, to, versions.isSupported(tx, proposal.id()), now);
        if (kind == TextChanges.Kind.NONE) {
            return false;
        }
        requireChangeable(tx, proposal);
        boolean amended = kind == TextChanges.Kind.AMENDMENT;
        if (amended && versions.begunSince(tx, proposal.id(), now.minus(DAY)) >= MOST_A_DAY) {
            throw Invalid.refused("The text was changed " + MOST_A_DAY
                    + " times within a day, and its supporters asked each time: wait until tomorrow");
        }
        address(tx, proposal, present, wanted);
        int number = proposal.version() + (amended ? 1 : 0);
        versions.add(tx, proposal.id(), number, to, by, kind != TextChanges.Kind.CORRECTION, now);
        proposals.store().setContent(tx, proposal.id(), to, number);
        proposals.record(
                tx,
                proposal.id(),
                event(word(kind)).by(by).change(Integer.toString(proposal.version()), Integer.toString(number)));
        records.changed(tx, proposal.id());
        if (amended) {
            news.spread(tx, proposal.id(), number);
        }
        return true;
    }

    private static String word(TextChanges.Kind kind) {
        return switch (kind) {
            case AMENDMENT -> "amended";
            case CORRECTION -> "corrected";
            case EDIT, NONE -> "edited";
        };
    }

    /** What bodies were sent stays as they got it, and so does what is over. */
    private void requireChangeable(Transaction tx, Proposal proposal) {
        if (proposals.isSent(tx, proposal.id())) {
            throw Invalid.refused("This text was sent to the bodies that it addresses and can no longer be changed."
                    + " Make a new proposal that follows from this one");
        }
        if (!proposal.state().isOpenText()) {
            throw Invalid.refused(
                    "This proposal is " + proposal.state().word() + ", so its text can no longer be changed");
        }
    }

    private void address(Transaction tx, Proposal proposal, VersionText present, NewProposal wanted) {
        boolean sameMatter = present.category().equals(wanted.place().category())
                && present.locality().equals(wanted.place().locality());
        if (sameMatter && present.bodies().equals(wanted.bodies())) {
            return; // what it names may have left the lists since
        }
        var community = civic.communities().require(tx, proposal.community());
        var bodies = listed.require(tx, community, wanted);
        var tracks = new ArrayList<Track>();
        bodies.forEach(body -> tracks.add(proposals.unasked(tx, tracks.size(), body)));
        proposals.trackStore().replace(tx, proposal.id(), tracks);
    }

    private String html(
            NewProposal wanted, Proposal proposal, Community community, Optional<ProposalText.Credit> credit) {
        return text.html(wanted, community, civic.uris().proposalPage(community.name(), proposal.id()), credit);
    }

    private Posted rendered(
            Transaction tx,
            Proposal proposal,
            NewProposal wanted,
            Status post,
            Account by,
            Optional<ProposalText.Credit> credit,
            List<MediaAttachment> shown) {
        var community = civic.communities().require(tx, proposal.community());
        var was = post.text();
        var group = community.group().id();
        var written = post.edited(
                new Status.Text(
                        was.type(),
                        html(wanted, proposal, community, credit),
                        was.spoiler(),
                        was.sensitive(),
                        Optional.of(wanted.language()),
                        Optional.of(text.source(wanted, community)),
                        was.application()),
                civic.clock().instant());
        var mentioned = credit.map(from -> Set.of(group, from.author().id())).orElse(Set.of(group));
        return new Posted(written, by, mentioned, List.of(HASHTAG), shown);
    }

    private void rewrite(Transaction tx, Posted written) {
        civic.statuses().edit(tx, written);
        civic.deliveries().edited(tx, written.status(), written.author());
    }
}
