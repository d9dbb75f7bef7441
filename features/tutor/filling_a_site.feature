Feature: Filling a site for trials
  Outside production a site can be filled with made-up people, courses and work. Programs do it; there are no pages for it.
  For those who try a build, show it, or test it as we do.

  Rule: What is asked for is there when it is answered

    @severity-1 @DE-01 @DE-06 @needs.demo-api @api @no-ui
    Scenario: A course with work done right
      When a site is filled with Ada, Ben, a course of theirs and "Week 1", worked all right
      Then Ada's course is the only course of Ben, as a student
      And Ben has completed "Week 1"
      And Ada's gradebook shows 100 % of the points of Ben for "Week 1"

    @DE-06 @needs.demo-api @api @no-ui
    Scenario: Work done wrong
      When a site is filled with Ada, Ben, a course of theirs and "Week 1", worked all wrong
      Then Ben has completed "Week 1"
      And Ada's gradebook shows 0 % of the points of Ben for "Week 1"

  Rule: What takes long is done in the background

    @DE-02 @needs.demo-api @api @no-ui
    Scenario: Everything at once
      When something is done for Cleo and Dan in the background
      Then that is done in the background, and succeeds

    @DE-02 @needs.demo-api @api @no-ui
    Scenario: A book
      When a book is brought in as a new offering
      Then that is done in the background, and succeeds

  Rule: The same people twice are there once

    @DE-03 @needs.demo-api @api @no-ui
    Scenario: Cleo twice
      Given the site was filled with Cleo
      When the site is filled with Cleo again
      Then there is one Cleo on the site

  Rule: What is wrong or unknown is refused, and nothing is made

    @DE-04 @needs.demo-api @api @no-ui
    Scenario: An assignment that is due before it opens
      Given Ada teaches Ben
      When somebody fills Ada's course with an assignment that is due before it opens
      Then they are refused because something in it is not valid
      And Ben has nothing to do

    @DE-05 @needs.demo-api @api @no-ui
    Scenario Outline: An unknown <unknown>
      Given Ada teaches Ben
      When somebody fills Ada's course with what is about a <unknown> that does not exist
      Then they are refused because there is no such thing
      And Ben has nothing to do

      Examples: what is not there
        | unknown           |
        | person            |
        | course            |
        | place in the book |

    @DE-05 @needs.demo-api @api @no-ui
    Scenario: An unknown assignment
      Given Ada teaches Ben
      When somebody fills Ada's course with what is about an assignment that does not exist
      Then they are refused because there is no such thing

  Rule: In production nothing of this is there

    @severity-1 @DE-07 @needs.production @production-safe @api @no-ui
    Scenario: A production site cannot be filled
      When somebody tries to fill the site
      Then they are refused because there is no such thing
