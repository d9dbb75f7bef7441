Feature: Changing the book of a running course
  A new edition comes out in mid-term. The course is prepared for it first, and goes over to it later.
  For teachers and students, though no page of the site shows it: what was learnt with the old edition counts
  in the new one, and nothing is lost half-way.

  Background:
    Given Biglearn knows a course with the students Ben and Cleo

  Rule: Being prepared changes nothing yet

    @BLX-28 @api @no-ui
    Scenario: Preparing is accepted, and the course stays with its book
      When Tutor prepares a new edition for the course
      Then Tutor hears that it was taken
      And the course's history holds 3 events

    @BLX-28 @api @no-ui @needs.scheduler
    Scenario: A student's strength stays with the old edition
      Given Ben was given the assignment "Week 1", with 4 exercises
      And Tutor told of 3 right answers to "Week 1"
      And Tutor prepared a new edition for the course
      When Ben's next answer to "Week 1" is a wrong one
      Then Ben's strength on page 1 becomes 0.724
      And nothing is known of Ben's strength on page 1 of the new edition

    @BLX-28 @api @no-ui @needs.scheduler
    Scenario: Practice stays with the old edition
      Given Ben was given the assignment "Week 1"
      And Tutor prepared a new edition for the course
      When Tutor tells of 3 right answers to "Week 1"
      Then Ben's practice comes to be from the old edition

    @wish @api @no-ui @needs.scheduler
    Scenario: The strength on the new edition is worked out beforehand
      Given Ben was given the assignment "Week 1", with 4 exercises
      And Tutor told of 3 right answers to "Week 1"
      And Tutor prepared a new edition for the course
      When Ben's next answer to "Week 1" is a wrong one
      Then Ben's strength on page 1 becomes 0.724
      And something is known of Ben's strength on page 1 of the new edition

    @BLX-28 @api @no-ui
    Scenario: Preparing is accepted without any part of the book mapped
      When Tutor prepares a new edition of which nothing matches the old one
      Then Tutor hears that it was taken
      And the course's history holds 3 events

    @BLX-35 @known-defect @api @no-ui
    Scenario: Until the course goes over the new edition is told as the next one
      When Tutor prepares a new edition for the course
      Then the course uses the old edition, and the new one is to follow

  Rule: A course goes over to the book it was prepared for, and to no other

    @BLX-35 @known-defect @api @no-ui
    Scenario: After going over the new edition is told as the one in use
      Given Tutor prepared a new edition for the course
      When the course goes over to the new edition
      Then the change is noted
      And the course uses the new edition, and none is to follow

    @BLX-35 @api @no-ui
    Scenario: A course that was never prepared for another book uses its first one
      Then the course uses the old edition, and none is to follow

    @BLX-35 @api @no-ui
    Scenario: A course may begin with a book that nobody told of
      When Tutor tells of a course with a book that nobody told of
      Then Biglearn knows the course, and not its book

    @BLX-35 @api @no-ui
    Scenario: Of a course that nobody told of no book is known
      Then of an unknown course no book is known

    @wish @api @no-ui
    Scenario: A course that goes over hears whether the new edition is ready
      Given Tutor prepared a new edition for the course
      When the course goes over to the new edition
      Then the change is noted, to an edition that is ready

    @BLX-29 @api @no-ui
    Scenario: Without a preparation nothing happens
      When the course goes over to an edition that nobody prepared
      Then the change is not made because nobody prepared it
      And the course's history holds 2 events

    @BLX-29 @api @no-ui
    Scenario: What was prepared for another course does not count
      Given Tutor prepared a new edition for another course
      When the course goes over to the edition that was prepared for the other one
      Then the change is not made because nobody prepared it
      And the course's history holds 2 events

    @BLX-29 @api @no-ui
    Scenario: Of several changes in one message those prepared are made
      Given Tutor prepared a new edition for the course
      When the course goes over to the new edition, in one message with one that nobody prepared
      Then the one change is noted and the other not made
      And the course's history holds 4 events

    @BLX-30 @api @no-ui
    Scenario: The number spent on a change that was not made blocks what follows
      Given the course went over to an edition that nobody prepared
      When Tutor tells of an answer
      Then the course's history holds 2 events and a gap

    @BLX-30 @api @no-ui
    Scenario: The number spent on a change that was not made can be filled
      Given the course went over to an edition that nobody prepared
      And Tutor told of an answer
      When Tutor tells of a roster with the number 2
      Then the course's history holds 4 events

  Rule: What was answered with the old edition counts in the new one

    @BLX-31 @api @no-ui @needs.scheduler
    Scenario: A student's old answers make the strength on the new page
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      When the course goes over to a new edition
      Then Ben's strength on page 1 of the new edition becomes 0.933

    @BLX-34 @known-defect @api @no-ui @needs.scheduler
    Scenario: So it is for the whole section, without another answer
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      When the course goes over to a new edition
      Then the section's strength on page 1 of the new edition becomes 0.933

    @BLX-33 @api @no-ui @needs.scheduler
    Scenario: The strength on the old page stands still
      Given Ben was given the assignment "Week 1", with 4 exercises
      And Tutor told of 3 right answers to "Week 1"
      And Ben's strength on page 1 became 0.933
      And the course went over to a new edition
      When Ben's next answer to "Week 1" is a wrong one
      Then Ben's strength on page 1 of the new edition becomes 0.724
      And Ben's strength on page 1 becomes 0.933

  Rule: Exercises come from the new edition, but for assignments already given

    @BLX-32 @api @no-ui @needs.scheduler
    Scenario: Practice is from the new edition
      Given Ben was given the assignment "Week 1"
      And Tutor told of 3 right answers to "Week 1"
      When the course goes over to a new edition
      Then Ben's practice comes to be from the new edition

    @BLX-32 @api @no-ui @needs.scheduler
    Scenario: An assignment given with the old edition is completed from it
      Given the course went over to a new edition
      When Ben is given the assignment "Week 1", to be completed with 2 personalized exercises
      Then the personalized part of "Week 1" becomes ready with 2 exercises
      And all of them are from page 1
