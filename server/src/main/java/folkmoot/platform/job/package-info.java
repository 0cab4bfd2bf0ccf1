/**
 * Work for later, kept in the table {@code job}: enqueued in the transaction that makes it necessary, claimed in batches
 * with a lease, deleted when done, repeated with growing pauses, parked after the last attempt. A job may run twice (a
 * crash between the work and its deletion), so each does no harm when repeated. {@link folkmoot.platform.job.ClaimLoop} and {@link
 * folkmoot.platform.job.Leases} serve every table that work is claimed from: jobs, the inbox, deliveries.
 */
package folkmoot.platform.job;
