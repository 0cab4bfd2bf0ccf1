package folkmoot.platform.mail;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;

/** Sends mails: each leaves after the transaction that caused it is committed, and only then. */
public final class Mails {

    private static final JobKind<Mail> SEND = new JobKind<>("send-mail", Mail.class, RetryPolicy.USUAL);

    private final Jobs jobs;

    public Mails(Jobs jobs, MailTransport transport) {
        this.jobs = jobs;
        jobs.handle(SEND, transport::send);
    }

    /** Sends it after the commit; tries for hours if the mail server is away. */
    public void send(Transaction tx, Mail mail) {
        jobs.enqueue(tx, SEND, mail);
    }
}
