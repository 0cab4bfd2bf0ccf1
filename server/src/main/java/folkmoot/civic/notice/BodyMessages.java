package folkmoot.civic.notice;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Wording;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends one message to a body by its way, notes that it got one, and follows what becomes of it. */
final class BodyMessages {

    /** After so long it is looked what became of a message of which nothing was heard. */
    static final Duration LOOK_AFTER = Duration.ofMinutes(10);

    /** What did not get through is tried again after so long. */
    static final Duration RETRY = Duration.ofHours(12);

    private final Proposals proposals;
    private final Foundations civic;
    private final Deliveries deliveries;
    private final BodyMails mails;
    private final DigestText texts;
    private final NoticeStore store = new NoticeStore();

    BodyMessages(Proposals proposals, Deliveries deliveries, BodyMails mails) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.deliveries = deliveries;
        this.mails = mails;
        this.texts = new DigestText(proposals);
    }

    /** What becomes of a notice now. */
    enum Outcome {
        /** It was taken at once: the body is at home here. */
        TOLD,
        UNDER_WAY,
        /** Nothing can be sent there now. */
        UNREACHABLE,
        /** There is nothing to tell: the post of the proposal is gone. */
        GONE
    }

    /** Tells a body of one proposal: by a mention below its post, or by mail. */
    Outcome tell(Transaction tx, Way way, Item item, Notice notice) {
        return switch (way) {
            case Way.Actor(var account) -> mention(tx, account, item, notice);
            case Way.Mail(var address) -> {
                mails.asked(tx, address, item, notice);
                note(tx, way, "asked", 1);
                yield Outcome.UNDER_WAY;
            }
        };
    }

    private Outcome mention(Transaction tx, Account account, Item item, Notice notice) {
        if (!account.isLocal() && isDead(tx, account)) {
            return Outcome.UNREACHABLE;
        }
        var sent = again(tx, account, item, notice)
                .or(() -> proposals.clerk().noticeWatched(tx, item.proposal(), askedText(tx, item, notice), account));
        if (sent.isEmpty()) {
            return Outcome.GONE;
        }
        note(tx, new Way.Actor(account), "asked", 1);
        return underWay(tx, account, sent.get(), List.of(notice), true);
    }

    /** The post that should have told it and did not arrive, once more. */
    private Optional<Clerk.Watched> again(Transaction tx, Account account, Item item, Notice notice) {
        return notice.post()
                .flatMap(id -> civic.statuses().find(tx, id))
                .filter(post -> civic.statuses()
                        .mentions(tx, List.of(post.id()))
                        .getOrDefault(post.id(), List.of())
                        .contains(account.id()))
                .map(post -> new Clerk.Watched(
                        post,
                        civic.deliveries()
                                .againWatched(tx, post, civic.accounts().require(tx, post.author()), account)));
    }

    private Outcome underWay(
            Transaction tx, Account account, Clerk.Watched sent, List<Notice> notices, boolean ownPost) {
        var now = civic.clock().instant();
        if (account.isLocal()) {
            store.told(tx, notices.stream().map(Notice::id).toList(), "actor", now);
            return Outcome.TOLD;
        }
        var inbox = inbox(account);
        var delivery = sent.delivery().filter(number -> deliveries.isWaiting(tx, number, inbox));
        if (delivery.isEmpty()) {
            return Outcome.UNREACHABLE;
        }
        store.sent(
                tx,
                notices,
                Optional.of(sent.status().id()).filter(_ -> ownPost),
                delivery.get(),
                inbox,
                now.plus(LOOK_AFTER));
        return Outcome.UNDER_WAY;
    }

    /** Where everything for an account goes that its server takes at one door. */
    static URI inbox(Account account) {
        return account.endpoints().sharedInbox().orElse(account.endpoints().inbox());
    }

    /** Whether what goes to a body gets lost: its server is taken for dead. */
    boolean isLost(Transaction tx, Way way) {
        return way instanceof Way.Actor(var account) && !account.isLocal() && isDead(tx, account);
    }

    private boolean isDead(Transaction tx, Account account) {
        return deliveries.isGivenUp(tx, inbox(account));
    }

    /** What the clerk says below the post, in the proposal's language. */
    private String askedText(Transaction tx, Item item, Notice notice) {
        var text = NoticeTexts.in(item.proposal().content().language());
        var body = item.body();
        return text.get(
                        notice.early() ? "sent" : "asked",
                        supports(tx, proposals, item, notice),
                        body.name(),
                        body.acknowledgeDays(),
                        body.answerDays())
                + "\n\n" + text.get("how");
    }

    /** As many as backed it when it was sent; now, where that is not known. */
    static int supports(Transaction tx, Proposals proposals, Item item, Notice notice) {
        return notice.supports() > 0
                ? notice.supports()
                : proposals.tallies().of(tx, item.proposal().id()).total();
    }

    /** Sends a digest; what it tells for the first time is under way with it. */
    Outcome digest(Transaction tx, Way way, Digest digest) {
        var first = digest.items().findFirst().orElseThrow();
        var community = civic.communities().require(tx, first.proposal().community());
        var notices =
                digest.fresh().stream().flatMap(item -> item.notice().stream()).toList();
        note(tx, way, "daily", digest.size());
        if (digest.standing().isPresent()) {
            note(tx, way, "weekly", digest.standing().get());
        }
        return switch (way) {
            case Way.Mail(var address) -> {
                mails.digest(tx, address, community, digest, notices);
                yield Outcome.UNDER_WAY;
            }
            case Way.Actor(var account) -> {
                var language = language(first.body(), community);
                var text = NoticeTexts.in(language);
                var words =
                        texts.write(tx, digest, text, DigestText.LINES, (_, _) -> "") + "\n\n" + text.get("digest.how");
                yield underWay(
                        tx,
                        account,
                        proposals.clerk().tellWatched(tx, community, account, words, language),
                        notices,
                        false);
            }
        };
    }

    /** Reminds of one proposal: for everybody to read, below its post; or by mail. */
    void remind(Transaction tx, Way way, Item item, boolean late) {
        note(tx, way, "daily", 1);
        switch (way) {
            case Way.Actor(var account) ->
                proposals.clerk().notice(tx, item.proposal(), reminder(item, late), List.of(account));
            case Way.Mail(var address) -> {
                proposals.clerk().notice(tx, item.proposal(), reminder(item, late), List.of());
                mails.reminder(tx, address, item, reminder(item, late));
            }
        }
    }

    private String reminder(Item item, boolean late) {
        var text = NoticeTexts.in(item.proposal().content().language());
        var days = civic.days();
        var today = days.day(civic.clock().instant());
        var due = item.due().orElse(today);
        return late
                ? text.get(
                        "remind.late",
                        item.body().name(),
                        due.toString(),
                        days.of(item.body()).between(due, today))
                : text.get("remind.soon", item.body().name(), due.toString());
    }

    private void note(Transaction tx, Way way, String kind, int items) {
        var now = civic.clock().instant();
        store.noteMessage(
                tx, civic.ids().next(), way.recipient(), kind, civic.days().day(now), items, now);
    }

    /** The first language that a body answers in, of those that we have words in; else the community's. */
    static String language(Body body, Community community) {
        return body.languages().stream()
                .filter(Wording.LANGUAGES::contains)
                .findFirst()
                .orElse(community.language());
    }

    /** The proposal as a line of a message. */
    static Item item(Proposal proposal, Body body, Notice notice) {
        return new Item(proposal, body, Optional.of(notice), Optional.empty());
    }
}
