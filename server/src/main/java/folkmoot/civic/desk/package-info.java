/**
 * The desk of an account that proposals address: everything that lies before it, from every community and instance, grouped by what
 * asks for nearly the same, with its clock; notes, drafts and answers of its team. Tables {@code desk_*}. It gives no power: what is
 * answered here is posted as a reply, as from any app.
 */
package folkmoot.civic.desk;
