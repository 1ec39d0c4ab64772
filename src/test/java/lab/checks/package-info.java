/** The chapters of the lab, in their order: what people read first. */
package lab.checks;
