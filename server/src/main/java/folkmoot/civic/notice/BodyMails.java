package folkmoot.civic.notice;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.mail.Mail;
import folkmoot.platform.mail.MailFailure;
import folkmoot.platform.mail.MailTransport;
import folkmoot.platform.text.Wording;
import java.util.List;
import java.util.Optional;

/**
 * Mails to bodies that have no actor, each with a link behind which it is answered. A body was told when a mail server took the mail;
 * what it does not take is tried again, and shown meanwhile.
 */
final class BodyMails {

    /** A mail that tells of some notices, or of none. */
    record Send(String to, String subject, String text, String receipt, List<Long> notices) {}

    private static final JobKind<Send> SEND = new JobKind<>("body-mail", Send.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final BodyLinks links;
    private final DigestText texts;
    private final Jobs jobs;
    private final NoticeStore store = new NoticeStore();

    BodyMails(Database database, Proposals proposals, BodyLinks links, MailTransport transport, Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.links = links;
        this.texts = new DigestText(proposals);
        this.jobs = jobs;
        jobs.handle(SEND, send -> hand(send, transport));
    }

    private void hand(Send send, MailTransport transport) {
        try {
            transport.send(new Mail(send.to(), send.subject(), send.text(), send.receipt(), "", Mail.Place.NONE));
        } catch (MailFailure failure) {
            if (send.notices().isEmpty()) {
                throw failure;
            }
            var again = civic.clock().instant().plus(BodyMessages.RETRY);
            database.write(tx -> {
                store.again(tx, send.notices(), Optional.of("unreachable"), again);
                jobs.enqueue(tx, BodyNotices.TROUBLE, new BodyNotices.Trouble(send.notices(), "unreachable"));
            });
            return;
        }
        if (!send.notices().isEmpty()) {
            database.write(tx -> {
                store.told(tx, send.notices(), "mail", civic.clock().instant());
                jobs.enqueue(tx, BodyNotices.WRITE, new BodyNotices.Write(true));
            });
        }
    }

    /** A proposal was sent to the body. */
    void asked(Transaction tx, String address, Item item, Notice notice) {
        var proposal = item.proposal();
        var body = item.body();
        var text = text(tx, proposal, body);
        var words = text.get(
                        notice.early() ? "sent" : "asked",
                        BodyMessages.supports(tx, proposals, item, notice),
                        body.name(),
                        body.acknowledgeDays(),
                        body.answerDays())
                + "\n\n" + proposal.title() + "\n\n" + proposal.content().ask() + "\n\n"
                + proposals.page(tx, proposal) + "\n\n" + answerLink(tx, proposal, body, text);
        send(
                tx,
                address,
                text.get("mail.subject", body.name(), proposal.title()),
                words,
                proposal,
                body,
                List.of(notice));
    }

    /** Something about one proposal. */
    void reminder(Transaction tx, String address, Item item, String words) {
        var text = text(tx, item.proposal(), item.body());
        send(
                tx,
                address,
                text.get("mail.reminder", item.proposal().title()),
                words + "\n\n" + item.proposal().title() + "\n" + proposals.page(tx, item.proposal()) + "\n\n"
                        + answerLink(tx, item.proposal(), item.body(), text),
                item.proposal(),
                item.body(),
                List.of());
    }

    /** Of several proposals, each with its link. */
    void digest(Transaction tx, String address, Community community, Digest digest, List<Notice> notices) {
        var first = digest.items().findFirst().orElseThrow();
        var text = NoticeTexts.in(BodyMessages.language(first.body(), community));
        var words = texts.write(
                        tx,
                        digest,
                        text,
                        DigestText.MAIL_LINES,
                        (_, item) -> text.get("mail.form", link(tx, item).toString()))
                + "\n\n"
                + text.get(
                        "mail.once",
                        civic.days()
                                .day(civic.clock().instant().plus(BodyLinks.Purpose.ANSWER.life()))
                                .toString());
        send(tx, address, text.get("mail.digest", first.body().name()), words, first.proposal(), first.body(), notices);
    }

    /** What was written behind a link: published only if this address says so. */
    void confirm(
            Transaction tx,
            String address,
            Proposal proposal,
            Body body,
            long answer,
            String position,
            String answerText) {
        var text = text(tx, proposal, body);
        var link = links.create(tx, BodyLinks.Purpose.CONFIRM, proposal.id(), body.id(), Optional.of(answer));
        var until = civic.clock().instant().plus(BodyLinks.Purpose.CONFIRM.life());
        send(
                tx,
                address,
                text.get("confirm.subject", proposal.title()),
                text.get(
                                "confirm.text",
                                proposal.title(),
                                civic.days().day(until).toString(),
                                link.toString()) + "\n\n" + (position.isEmpty() ? "" : position + "\n\n") + answerText,
                proposal,
                body,
                List.of());
    }

    /** What became of it, with a link for the next answer. */
    void settled(Transaction tx, String address, Proposal proposal, Body body, boolean published) {
        var text = text(tx, proposal, body);
        send(
                tx,
                address,
                text.get(published ? "published.subject" : "refused.subject", proposal.title()),
                text.get(
                                published ? "published.text" : "refused.text",
                                proposals.page(tx, proposal).toString())
                        + "\n\n" + answerLink(tx, proposal, body, text),
                proposal,
                body,
                List.of());
    }

    private String answerLink(Transaction tx, Proposal proposal, Body body, Wording text) {
        var until = civic.clock().instant().plus(BodyLinks.Purpose.ANSWER.life());
        return text.get(
                        "mail.form",
                        links.create(tx, BodyLinks.Purpose.ANSWER, proposal.id(), body.id(), Optional.empty())
                                .toString())
                + "\n\n" + text.get("mail.once", civic.days().day(until).toString());
    }

    private String link(Transaction tx, Item item) {
        return links.create(
                        tx,
                        BodyLinks.Purpose.ANSWER,
                        item.proposal().id(),
                        item.body().id(),
                        Optional.empty())
                .toString();
    }

    private Wording text(Transaction tx, Proposal proposal, Body body) {
        var community = civic.communities().require(tx, proposal.community());
        return NoticeTexts.in(BodyMessages.language(body, community));
    }

    private void send(
            Transaction tx,
            String address,
            String subject,
            String words,
            Proposal proposal,
            Body body,
            List<Notice> notices) {
        var community = civic.communities().require(tx, proposal.community());
        var text = text(tx, proposal, body);
        var receipt = Secrets.random();
        var foot = text.get(
                "mail.foot",
                community.title(),
                civic.uris().at("/c/" + community.name()).toString());
        if (!notices.isEmpty()) {
            store.mailed(tx, notices, receipt, civic.clock().instant().plus(BodyMessages.RETRY));
        }
        jobs.enqueue(
                tx,
                SEND,
                new Send(
                        address,
                        subject,
                        words + "\n\n-- \n" + foot + "\n",
                        receipt,
                        notices.stream().map(Notice::id).toList()));
    }
}
