/** Accounts here and elsewhere, who may sign in, who follows and shuts out whom, and how their acts reach other servers. */
package folkmoot.people;
