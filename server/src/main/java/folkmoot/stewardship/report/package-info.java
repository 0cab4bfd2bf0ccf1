/**
 * What people ask the moderators to look at. Tables {@code report} and {@code report_status}; endpoint {@code POST
 * /api/v1/reports}; activity {@code Flag}, sent to the reported account's server when asked, and taken from others.
 */
package folkmoot.stewardship.report;
