/** Events of communities: who comes, a calendar to subscribe to, what was proposed there, and the same with servers of events (FEP-8a8e). */
package folkmoot.civic.event;
