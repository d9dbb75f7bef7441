@nightly
Feature: Growing courses
  What is quick for a class of ten was slow for a class of hundreds, and nobody saw it before production.
  For teachers of big courses, and for whoever runs the servers.

  Rule: Nothing costs much more for each student because there are more students

    A browser would add its own time to the server's, so there is no browser scenario.

    @severity-2 @RB-06 @api @no-ui
    Scenario: Ten times as many students
      Given Ada teaches a course of 40 students and one of 400
      And Ada has published a homework "Week 1" in both, which all have worked
      When Ada looks at both courses again and again
      Then the scores cost at most 3 times as much for each student in the bigger one
      And the roster costs at most 3 times as much for each student in the bigger one
      And the class progress costs at most 3 times as much for each student in the bigger one
