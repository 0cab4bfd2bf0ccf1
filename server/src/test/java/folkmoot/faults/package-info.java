/** Several instances with a bad network between them. */
package folkmoot.faults;
