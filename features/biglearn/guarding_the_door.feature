Feature: Guarding the door of Biglearn
  Whoever has the token can read and write everything in Biglearn.
  For those who run it: without the token nothing is learnt and nothing is changed,
  and its health can be watched all the same.

  Rule: Without the right token nothing is changed

    @BLX-1 @api @no-ui
    Scenario: A stranger's event is refused and not kept
      Given Biglearn knows a course with the students Ben and Cleo
      When a stranger tells of a roster of that course
      Then the stranger is refused because they are not allowed to
      And the course's history holds 2 events

    @BLX-6 @api @no-ui
    Scenario: A stranger can ask whether Biglearn is alive
      When a stranger asks whether Biglearn is alive
      Then Biglearn is alive

  Rule: Telling nothing is fine

    @BLX-8 @api @no-ui
    Scenario: An empty batch is taken and changes nothing
      Given Biglearn knows a course with the students Ben and Cleo
      When Tutor tells of no answers at all
      Then Tutor hears that it was taken
      And the course's history holds 2 events
